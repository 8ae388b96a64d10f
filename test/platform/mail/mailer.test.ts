import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { openMailer } from '../../../src/platform/mail/open-mailer.ts'

const LETTER = { to: 'asa@example.se', subject: 'Påminnelse', text: 'Hej!\nSista dagen är i morgon.\n' }

describe('letters', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-mail-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are laid in a folder for the owner only where no server is named, under names that tell nothing', async () => {
    const mailer = openMailer({ mail: '', mailFrom: 'oss@example.se', dataFolder: folder })
    await mailer.send(LETTER)
    await mailer.send(LETTER)
    const files = readdirSync(join(folder, 'mail'))
    expect(files).toHaveLength(2)
    const file = join(folder, 'mail', files[0] ?? '')
    expect(files[0]).toMatch(/^[0-9a-f-]{36}\.eml$/)
    expect(statSync(file).mode & 0o077).toBe(0)
    const written = readFileSync(file, 'utf8')
    expect(written).toContain('To: asa@example.se')
    expect(written).toContain('From: oss@example.se')
    expect(mailer).toMatchObject({ way: 'folder', folder: join(folder, 'mail') })
  })

  it('are neither sent nor kept where everything is in memory', async () => {
    const mailer = openMailer({ mail: '', mailFrom: '', dataFolder: null })
    await mailer.send(LETTER)
    expect(mailer.way).toBe('nowhere')
  })

  it('are sent over SMTP, and not laid anywhere', async () => {
    const heard: string[] = []
    const server = createServer((socket) => {
      let isData = false
      socket.write('220 test\r\n')
      socket.on('data', (piece) => {
        for (const line of piece.toString().split('\r\n')) {
          heard.push(line)
          if (isData) {
            if (line === '.') {
              isData = false
              socket.write('250 taken\r\n')
            }
          } else if (line === 'DATA') {
            isData = true
            socket.write('354 go on\r\n')
          } else if (line === 'QUIT') socket.end('221 bye\r\n')
          else if (line !== '') socket.write('250 ok\r\n')
        }
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      const mailer = openMailer({ mail: `smtp://127.0.0.1:${port}`, mailFrom: 'oss@example.se', dataFolder: folder })
      await mailer.send(LETTER)
    } finally {
      server.close()
    }
    expect(heard).toContain('MAIL FROM:<oss@example.se>')
    expect(heard).toContain('RCPT TO:<asa@example.se>')
    expect(readdirSync(folder)).toEqual([])
  })

  it('fail when the server is not there', async () => {
    const mailer = openMailer({ mail: 'smtp://127.0.0.1:9', mailFrom: 'oss@example.se', dataFolder: folder })
    await expect(mailer.send(LETTER)).rejects.toThrow()
  })
})

describe('the settings of mail', () => {
  it('show nobody the password', () => {
    const { config, settings } = readConfig({
      TVARSNITT_MAIL: 'smtp://user:se%40cret@mail.example.se:587',
      TVARSNITT_MAIL_FROM: 'oss@example.se',
    })
    expect(config.mail).toBe('smtp://user:se%40cret@mail.example.se:587')
    expect(settings.find(({ name }) => name === 'mail')?.value).toBe('smtp://…@mail.example.se:587')
    expect(JSON.stringify(settings)).not.toContain('cret')
  })

  it('ask for a sender where a server is named, and for an address of a server', () => {
    expect(() => readConfig({ TVARSNITT_MAIL: 'smtp://mail.example.se' })).toThrow(/TVARSNITT_MAIL_FROM/)
    expect(() => readConfig({ TVARSNITT_MAIL: 'mail.example.se', TVARSNITT_MAIL_FROM: 'oss@example.se' })).toThrow(
      /TVARSNITT_MAIL/,
    )
    expect(readConfig({}).config.mail).toBe('')
  })
})
