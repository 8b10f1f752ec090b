import type { Draw, Rules } from "../../Plausible.ts"
import * as seeded from "../seeded.ts"
import { has, isFailure, isId, lastOf, set } from "./names.ts"
import * as times from "./times.ts"

/** What a text is drawn by: the words of its field and of the object around it. */
export interface Field {
  readonly words: ReadonlyArray<string>
  readonly around: ReadonlyArray<string>
  readonly now: number
  readonly draw: Draw
  readonly rules: Rules
}

type Text = (field: Field) => string

const hex = `${seeded.decimal}abcdef`
const digits =
  (length: number): Text =>
  ({ draw }) =>
    draw.chars(length, seeded.decimal)

const id: Text = ({ draw, rules }) => rules.id?.(draw) ?? draw.chars(32)

const people = ["张伟", "王芳", "李娜", "刘洋", "陈静", "杨磊", "赵敏", "黄强"]
const person: Text = ({ draw }) => draw.pick(people)
const personal = set(
  "user operator person legal admin approver approve signer creator owner contact member employee staff display real nick recipient reviewer applicant customer"
)

const kindsOfNames: ReadonlyArray<readonly [words: ReadonlySet<string>, text: Text]> = [
  [
    set("organization org company enterprise corp merchant supplier"),
    (field) => `示例科技（${number(field)}）有限公司`
  ],
  [set("file resource document"), (field) => `文件${number(field)}.pdf`],
  [set("flow contract"), (field) => `合同${number(field)}`],
  [set("template"), (field) => `模板${number(field)}`],
  [set("seal"), (field) => `公章${number(field)}`],
  [set("role"), ({ draw }) => draw.pick(["经办人", "法人", "管理员"])],
  [set("department"), ({ draw }) => draw.pick(["法务部", "财务部", "人事部"])],
  [set("cinema"), (field) => `示例影院${number(field)}`],
  [set("city"), ({ draw }) => draw.pick(["杭州", "深圳", "上海"])],
  [set("province"), ({ draw }) => draw.pick(["浙江", "广东", "四川"])],
  [personal, person]
]

const number = ({ draw }: Field) => draw.chars(4, seeded.decimal)

const name: Text = (field) => {
  const find = (words: ReadonlyArray<string>) => kindsOfNames.find(([some]) => has(words, some))?.[1]
  // What surrounds a name tells less: a signer of a contract is a person.
  const text = find(field.words) ?? (has(field.around, personal) ? person : find(field.around))
  return text?.(field) ?? `${field.words.slice(0, -1).join(" ") || field.around.join(" ") || "name"} ${number(field)}`
}

const url: Text = ({ draw, words }) => {
  const ending = has(words, set("pdf"))
    ? ".pdf"
    : has(words, set("image img pic icon logo avatar qrcode qr code"))
      ? ".png"
      : has(words, set("video"))
        ? ".mp4"
        : ""
  return `https://sandbox.invalid/${words.join("-")}/${draw.chars(12)}${ending}`
}

// A card for nobody: its number has the form and the check digit of a real one.
const idCard: Text = ({ draw }) => {
  const text = `11010119900101${draw.chars(3, seeded.decimal)}`
  const sum = [...text].reduce((sum, digit, place) => sum + Number(digit) * (2 ** (17 - place) % 11), 0)
  return text + "10X98765432"[sum % 11]!
}

// An image of one pixel.
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

const constant =
  (text: string): Text =>
  () =>
    text

// By the last word of a name. The words before it tell more, so they are asked first.
const byLastWord: ReadonlyArray<readonly [words: ReadonlySet<string>, text: Text]> = [
  [set("url urls uri link links href icon logo avatar video image picture"), url],
  [set("mobile mobiles phone phones tel telephone"), ({ draw }) => `139${draw.chars(8, seeded.decimal)}`],
  [set("mail email emails"), ({ draw }) => `user${draw.chars(6, seeded.decimal)}@example.com`],
  [set("name names"), name],
  [set("creator operator signer owner applicant"), person],
  [set("md5 md"), ({ draw }) => draw.chars(32, hex)],
  [set("sha sha1"), ({ draw }) => draw.chars(40, hex)],
  [set("sha256 hash digest"), ({ draw }) => draw.chars(64, hex)],
  [set("base64 base"), constant(png)],
  [set("message messages comments remark remarks"), constant("")],
  [set("msg"), constant("success")],
  [set("reason"), constant("")],
  [set("description desc introduction"), (field) => `示例说明${number(field)}`],
  [set("address addr"), (field) => `示例路${number(field)}号`],
  [set("price amount money fee balance"), ({ draw }) => (draw.integer(100, 99_999) / 100).toFixed(2)],
  [set("flag"), constant("1")],
  [set("status state"), constant("NORMAL")],
  [set("result"), constant("SUCCESS")],
  [set("type kind mode level category"), constant("DEFAULT")],
  [set("path"), ({ draw, words }) => `pages/${words.join("-")}?id=${draw.chars(12)}`],
  [set("region"), constant("ap-guangzhou")],
  [set("zone"), constant("ap-guangzhou-3")],
  [set("ip"), ({ draw }) => `10.0.${draw.integer(0, 255)}.${draw.integer(1, 254)}`],
  [set("version"), constant("1.0.0")],
  [set("language lang"), constant("zh-CN")],
  [set("city"), ({ draw }) => draw.pick(["杭州", "深圳", "上海"])],
  [set("sn no number serial"), digits(16)],
  [set("count total num size page width height quantity order index usage"), ({ draw }) => String(draw.integer(1, 20))],
  [set("token secret key signature data iv cipher"), ({ draw }) => draw.chars(32)]
]

const results = set("result biz ret return inner sub resp response")
const places = set("area city province town district postal zip region")

const code: Text = (field) => {
  const { draw, words } = field
  if (words.length === 1 || has(words, results)) return "SUCCESS"
  if (has(words, places)) return "330110"
  if (has(words, set("credit"))) return `91330110${draw.chars(10, `${seeded.decimal}ABCDEFGHJKLMNPQRTUWXY`)}`
  if (has(words, set("qr"))) return url(field)
  return has(words, set("verify auth captcha check")) ? draw.chars(6, seeded.decimal) : draw.chars(8)
}

/** A text that a field may hold, by its name. */
export const textOf: Text = (field) => {
  const { draw, now, words } = field
  const last = lastOf(words)
  if (isFailure(words)) return ""
  if (isId(words)) return id(field)
  if (has(words, set("idcard")) || words.join(" ").includes("card number")) return idCard(field)
  if (times.isTime(words, "text")) return times.textOf(words, times.millisOf(words, now, draw))
  if (last === "code" || last === "qrcode") return code(last === "code" ? field : { ...field, words: ["qr", "code"] })
  const text = byLastWord.find(([some]) => some.has(last))?.[1]
  return text?.(field) ?? `${words.join("-")}-${number(field)}`
}
