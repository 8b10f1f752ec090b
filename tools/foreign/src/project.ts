/** Lays out a foreign project as pnpm does, without the network, from the packages that `tsc -b` built. */
import * as fs from "node:fs"
import * as path from "node:path"

const scope = "@effect-vendors/"

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly publishConfig: { readonly exports: unknown }
}

const link = (target: string, file: string): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.symlinkSync(path.relative(path.dirname(file), target), file, "dir")
}

/**
 * Installs effect and one package into a folder. A package's real folder lies below `.pnpm`, beside its dependencies;
 * only the direct dependencies of the project can be found outside of it.
 */
export const layOut = (root: string, vendor: string, project: string): void => {
  const modules = path.join(project, "node_modules")
  const effect = fs.realpathSync(path.join(root, "node_modules/effect"))
  const home = (name: string) => path.join(modules, ".pnpm", name.replace("/", "+"), "node_modules", name)

  const install = (name: string): void => {
    if (fs.existsSync(home(name))) return
    const source = path.join(root, "packages", name.slice(scope.length))
    const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(source, "package.json"), "utf8"))
    fs.cpSync(path.join(source, "dist"), path.join(home(name), "dist"), { recursive: true })
    const published = { ...manifest, exports: manifest.publishConfig.exports }
    fs.writeFileSync(path.join(home(name), "package.json"), JSON.stringify(published))
    link(effect, path.resolve(home(name), "../../effect"))
    const others = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    for (const dependency of others.filter((other) => other !== "effect" && !other.startsWith(scope))) {
      link(
        fs.realpathSync(path.join(source, "node_modules", dependency)),
        path.resolve(home(name), "../..", dependency)
      )
    }
    for (const dependency of others.filter((other) => other.startsWith(scope))) {
      install(dependency)
      link(home(dependency), path.resolve(home(name), "../..", dependency))
    }
  }

  install(scope + vendor)
  link(effect, path.join(modules, "effect"))
  link(home(scope + vendor), path.join(modules, scope + vendor))
  // A compiler reads here which packages it may name.
  const dependencies = { effect: "*", [scope + vendor]: "*" }
  fs.writeFileSync(path.join(project, "package.json"), JSON.stringify({ type: "module", dependencies }))
}
