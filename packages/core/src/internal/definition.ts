/**
 * The identity of an operation: no other operation has the same.
 *
 * - `vendor`: the vendor's name, for people: `Tencent`.
 * - `product` and `version`: the vendor's API that the operation belongs to: `cvm`, `2017-03-12`.
 * - `name`: the name on the wire: `DescribeZones`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Identity<out Name extends string = string> {
  readonly vendor: string
  readonly product: string
  readonly version: string
  readonly name: Name
}

/**
 * Writes an identity as one text: `tencent/cvm/2017-03-12/DescribeZones`.
 *
 * @category identity
 * @since 0.1.0
 */
export const idOf = ({ name, product, vendor, version }: Identity): string =>
  `${vendor.toLowerCase()}/${product}/${version}/${name}`

/**
 * How an operation gives a long list in pages.
 *
 * - `offset`: the field of the request that says where a page begins; `counts` says what it counts.
 * - `first`: the offset of the first page. Default 0; some vendors count pages from 1.
 * - `limit`: the field of the request that says how long a page is.
 * - `items` and `total`: the fields of the response that hold the page and the length of the whole list.
 *
 * @category models
 * @since 0.1.0
 */
export interface Paging<out Items extends string = string> {
  readonly offset: string
  readonly counts: "items" | "pages"
  readonly first?: number
  readonly limit: string
  readonly items: Items
  readonly total: string
}
