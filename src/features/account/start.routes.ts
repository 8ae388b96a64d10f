import type { FastifyInstance } from 'fastify'
import type { Role } from '../../domain/account/principal.ts'
import { SIGN_IN } from '../../platform/http/viewer.ts'

/** Where each role begins. */
const HOME: Readonly<Record<Role, string>> = {
  unit_reporter: '/svar',
  unit_lead: '/svar',
  voluntary_organisation: '/svar',
  analyst: '/matningar',
  log_reviewer: '/logg',
  administrator: '/konton',
}

/** The front door leads everybody to where they have something to do. */
export function startRoutes(app: FastifyInstance): void {
  app.get('/', async ({ principal }, reply) => reply.redirect(principal === null ? SIGN_IN : HOME[principal.role], 303))
}
