/** A package registry for one run: it serves packed packages from this machine, and nobody can publish to it. */
import { createReadStream } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import * as path from "node:path"
import type { Packed } from "../../release/src/pack.ts"
import { run } from "../../release/src/workspace.ts"

/** A registry at work. */
export interface Registry {
  readonly url: string
  readonly close: () => void
}

// Package managers may refuse what was published a moment ago.
const published = "2020-01-01T00:00:00.000Z"

const manifestOf = async ({ file }: Packed): Promise<object> =>
  JSON.parse((await run("tar", ["-xzOf", file, "package/package.json"])).stdout)

/** Serves packages on a free port of this machine. */
export const serve = async (packages: ReadonlyArray<Packed>): Promise<Registry> => {
  const manifests = new Map<string, object>()
  for (const packed of packages) manifests.set(packed.name, await manifestOf(packed))
  const tarballs = new Map(packages.map(({ file }) => [`/${path.basename(file)}`, file]))
  let url = ""

  const document = ({ integrity, file, name, version }: Packed): string =>
    JSON.stringify({
      name,
      "dist-tags": { latest: version },
      "time": { created: published, modified: published, [version]: published },
      "versions": {
        [version]: {
          ...manifests.get(name),
          dist: { integrity, tarball: `${url}${path.basename(file)}` }
        }
      }
    })

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", url)
    const tarball = tarballs.get(pathname)
    const packed = packages.find(({ name }) => `/${name}` === decodeURIComponent(pathname))
    if (request.method !== "GET") response.writeHead(405).end()
    else if (tarball !== undefined) createReadStream(tarball).pipe(response)
    else if (packed !== undefined) response.setHeader("content-type", "application/json").end(document(packed))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, close: () => server.close() }
}
