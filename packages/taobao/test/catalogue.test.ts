import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { describeCatalogue } from "./catalogue.ts"

describeCatalogue(/^(taobao\.lark|tmall\.mafia)\./, TaobaoTesting.catalogue, TaobaoTesting.layerFake())
