/** What is checked: the rows of the table, each with its title and the usual result. */
export const rows = {
  "tc3": ["Tencent, signed with TC3-HMAC-SHA256", "yes"],
  "md5": ["TOP, signed with `md5`", "yes"],
  "hmac": ["TOP, signed with `hmac`", "yes"],
  "hmac-sha256": ["TOP, signed with `hmac-sha256`", "yes"],
  "xml": ["TOP in XML", "yes"],
  "fakes": ["fakes", "yes"],
  "limits": ["60 calls at once keep to 20 in 200 ms", "yes"],
  "interruption": ["a call that is interrupted ends, and so does its request", "yes"],
  "closing": ["a call that waits when its layer closes", "interrupted"],
  "invalid": ["a request that does not fit", "NotSent"],
  "refused": ["a refused connection", "NotSent"],
  "signature": ["a wrong signature", "Rejected"],
  "ended": ["a connection that ends without an answer", "Unknown"],
  "late": ["no answer in time", "Unknown"],
  "kept": ["a write on a kept connection that ends arrives", "once"],
  "misdirected": ["a write that is answered with 421 arrives", "once"],
  "redirected": ["a write that is redirected arrives", "once"],
  "node": ["`NodeVendors.layer`", "works"]
} as const satisfies Readonly<Record<string, readonly [title: string, usual: string]>>
