/** The operations of sts have every action, field and code of the specification, and show no secret. */
import * as Operation from "@effect-vendors/core/Operation"
import { operations } from "@effect-vendors/tencent/products/sts/catalogue"
import * as Sts from "@effect-vendors/tencent/Sts"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import facts from "../../../specifications/tencent/sts-2018-08-13.json" with { type: "json" }

const objects = facts.objects as unknown as Readonly<
  Record<string, { readonly fields: ReadonlyArray<{ name: string }> }>
>
const byName = new Map<string, Operation.Any>(operations.map((operation) => [operation.name, operation]))

describe("sts", () => {
  it("has every action", () => {
    assert.deepStrictEqual([...byName.keys()].sort(), facts.actions.map(({ name }) => name).sort())
  })

  it.each(facts.actions)("$name has its fields and codes", ({ errorCodes, name, request }) => {
    const operation = byName.get(name)!
    assert.strictEqual(operation.id, `tencent/sts/2018-08-13/${name}`)
    assert.deepStrictEqual([...operation.errorCodes].sort(), [...errorCodes].sort())
    assert.sameMembers(
      Object.keys((operation.request as unknown as { readonly fields: object }).fields),
      objects[request]!.fields.map(({ name }) => name)
    )
  })

  it("has two actions without a signature", () => {
    const unsigned = operations.filter(({ annotations }) => Context.get(annotations, Tencent.Unsigned))
    assert.deepStrictEqual(unsigned.map(({ name }) => name).sort(), ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])
  })

  it("keeps the parts of a key secret", () => {
    const keys = { TmpSecretId: "id", TmpSecretKey: "key-zP8LSNozp", Token: "token-zP8LSNozp" }
    const decoded = Sts.assumeRole.decode({ Credentials: keys, ExpiredTime: 1, Expiration: "" }, () => undefined)
    assert(Result.isSuccess(decoded))
    assert.notInclude(JSON.stringify(decoded.success.value), "zP8LSNozp")
    const { Credentials } = decoded.success.value
    assert.strictEqual(Redacted.value(Credentials.TmpSecretKey), keys.TmpSecretKey)
    assert.strictEqual(Redacted.value(Credentials.Token), keys.Token)
  })
})
