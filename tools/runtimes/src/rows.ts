import type { Report } from "./program/report.ts"

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
  "unfit": ["an answer that confirms, and does not fit", "Done"],
  "late": ["no answer in time", "Unknown"],
  "kept": ["a write on a kept connection that ends arrives", "once"],
  "misdirected": ["a write that is answered with 421 arrives", "once"],
  "redirected": ["a write that is redirected arrives", "once"],
  "node": ["`NodeVendors.layer`", "works"]
} as const satisfies Readonly<Record<string, readonly [title: string, usual: string]>>

/**
 * A runtime as its column shows it.
 *
 * - `unusual`: the results that are not the usual ones.
 */
export interface Column {
  readonly title: string
  readonly unusual: Report
}

/** What a runtime shows in each row. */
export const expected = ({ unusual }: Column): Report =>
  Object.fromEntries(Object.entries(rows).map(([name, [, usual]]) => [name, unusual[name] ?? usual]))

/** Where a report is not what the runtime's column shows. A check that a runtime cannot make is left out of its report. */
export const problemsOf = (column: Column, report: Report): ReadonlyArray<string> => {
  const wanted = expected(column)
  return Object.entries(rows).flatMap(([name, [title]]) => {
    const seen = report[name] ?? "–"
    return seen === wanted[name] ? [] : [`${column.title}: ${title}: ${seen}, and not ${wanted[name]}`]
  })
}
