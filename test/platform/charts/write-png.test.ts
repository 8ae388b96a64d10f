import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { writePng } from '../../../src/platform/charts/write-png.ts'

const RED = [255, 0, 0, 255]
const WHITE = [255, 255, 255, 255]
const GREEN = [0, 128, 0, 255]

test('a picture shows the very pixels that it was written from', async () => {
  const bytes = Uint8Array.from([RED, WHITE, WHITE, GREEN, GREEN, RED].flat())
  const image = await loadImage(Buffer.from(await writePng({ bytes, width: 3, height: 2 })))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  expect([image.width, image.height]).toEqual([3, 2])
  expect(Uint8Array.from(canvas.data())).toEqual(bytes)
})
