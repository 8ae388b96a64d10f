import { buildClient } from '../scripts/build-client.ts'

/** Before any test: what runs in the browser is built from its sources, so that no test meets an older one. */
export async function setup(): Promise<void> {
  await buildClient()
}
