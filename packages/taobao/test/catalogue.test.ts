import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { describeCatalogue } from "../../top/test/catalogue.ts"

describeCatalogue(/^(taobao\.lark|tmall\.mafia)\./, TaobaoTesting.sandbox.catalogue, TaobaoTesting.layerFake())
