import type * as VendorError from "@effect-vendors/core/VendorError"

interface Described {
  readonly result_code?: number | undefined
  readonly result_msg?: string | undefined
}

/** Code and message of a refusal, from how a result describes it. */
export const properties = ({ result_code, result_msg }: Described) => ({
  code: result_code === undefined ? "" : String(result_code),
  message: result_msg ?? "",
  ...(result_code === undefined ? {} : { result_code }),
  ...(result_msg === undefined ? {} : { result_msg })
})

/** The result that describes a refusal. */
export const result = (error: VendorError.VendorError & Described) => ({
  success: false,
  result_code: error.result_code ?? (/^-?\d{1,15}$/.test(error.code) ? Number(error.code) : undefined),
  result_msg: error.result_msg ?? (error.message || undefined)
})
