/**
 * Programs of a foreign project. What each exports has a type that only core, or the protocol, defines: a compiler that
 * writes declarations has to name it by way of the one package that the project installed.
 */

/** A program, and the only package of this repository that its project installs. */
export interface Program {
  readonly vendor: string
  readonly name: string
  readonly source: string
}

const struct = `{ request: Wire.struct({ a: Wire.String }), response: Wire.struct({ b: Wire.Int64 }) }`

const agent = `{ AppId: "a", ProxyOrganizationOpenId: "b", ProxyOperator: { OpenId: "c" } }`

const vendors = {
  tencent: {
    main: "Tencent",
    product: "Essbasic",
    calls: `
export const call = (id: string) => Essbasic.channelCancelMultiFlowSignQRCode({ Agent: ${agent}, QrCodeId: id })
export const caught = (id: string) => call(id).pipe(Effect.catchTag(["QrInvalid", "AuthFailure"], () => Effect.void))
export const operation = Essbasic.channelCancelMultiFlowSignQRCode
export const paged = Essbasic.describeTemplates`,
    context: `
export const there = <A, E, R>(self: Effect.Effect<A, E, R>) => self.pipe(Tencent.withRegion("ap-guangzhou"))
export const untyped = Tencent.call("X", {}, { service: "cvm", version: "2017-03-12" })`,
    own: `export const own = Tencent.product({ service: "cvm", version: "2017-03-12" })("X", ${struct})`
  },
  taobao: {
    main: "Taobao",
    product: "Mafia",
    calls: `
export const call = (request: typeof Mafia.accountAreaAuth.request.Type) => Mafia.accountAreaAuth(request)
export const operation = Mafia.accountAreaAuth`,
    context: `
export const credentials = Taobao.CurrentCredentials
export const vendor = Taobao.vendor
export const untyped = Taobao.call("taobao.time.get", {})`,
    own: `export const own = Taobao.operation("taobao.x", ${struct})`
  },
  damai: {
    main: "Damai",
    product: "Maizuo",
    calls: `
export const call = (request: typeof Maizuo.userAuthcodeSend.request.Type) => Maizuo.userAuthcodeSend(request)
export const operation = Maizuo.userAuthcodeSend`,
    context: `
export const credentials = Damai.CurrentCredentials
export const untyped = Damai.call("alibaba.damai.x", {})`,
    own: `export const own = Damai.operation("x", ${struct})`
  }
}

// What is beside the vendors: its layers mention core, and the sandbox's mention every vendor.
const others: ReadonlyArray<Program> = [
  {
    vendor: "node",
    name: "whole",
    source: `import { NodeVendors, UndiciHttpClient } from "@effect-vendors/node"
export const live = NodeVendors.layer
export const options = NodeVendors.layerOptions({})
export const client = UndiciHttpClient.layer()`
  },
  {
    vendor: "node",
    name: "product",
    source: `export { layer } from "@effect-vendors/node/UndiciHttpClient"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
export const client = UndiciHttpClient.layer()`
  },
  {
    vendor: "sandbox",
    name: "whole",
    source: `import { Control, Sandbox, Vendors } from "@effect-vendors/sandbox"
export const gateways = Sandbox.layerGateways(Vendors.all, "http://127.0.0.1:4010")
export const sandbox = Sandbox.layer(Vendors.all)
export const all = Vendors.all
export const routes = Sandbox.layerRoutes
export const control = Control.layer
export const running = Sandbox.Sandbox.use(({ running }) => Effect.succeed(running))`
  }
]

/** One project for each package, and in it programs that import the package as a whole, or by its parts. */
export const programs: ReadonlyArray<Program> = Object.entries(vendors)
  .flatMap<Program>(([vendor, { calls, context, main, own, product }]) => {
    const scope = `@effect-vendors/${vendor}`
    const whole = `import { ${main}, ${product}, Wire } from "${scope}"`
    const part = (name: string) => `import * as ${name} from "${scope}/${name}"`
    return [
      {
        vendor,
        name: "whole",
        source: [whole, calls, context, own, `export const live = ${main}.layerConfig()`].join("\n")
      },
      // Apart, since a compiler may name a type by whatever else the program imports.
      { vendor, name: "product", source: [part(product), calls].join("\n") },
      { vendor, name: "main", source: [part(main), context].join("\n") }
    ]
  })
  .concat(others)
