/**
 * Where an operation is on Parcels' wire, as annotations.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"

/**
 * The method and the path of an operation. A name in braces stands for a field of the request.
 *
 * Fields that the path does not name go into the query of a `GET` or a `DELETE`, and into the body of a `POST` or a
 * `PUT`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly path: `/${string}`
}

/**
 * The route of an operation. `Parcels.operation` sets it.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Route: Context.Reference<Route | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/example-vendor/Route",
  { defaultValue: (): Route | undefined => undefined }
)

/**
 * The field of a request that is sent as a file. The other fields of its body are sent beside it, as a form.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Upload: Context.Reference<string | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/example-vendor/Upload",
  { defaultValue: (): string | undefined => undefined }
)
