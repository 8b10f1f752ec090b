import * as DamaiTesting from "@effect-vendors/damai/testing"
import { describeCatalogue } from "../../taobao/test/catalogue.ts"

describeCatalogue(/^alibaba\.damai\./, DamaiTesting.catalogue, DamaiTesting.layerFake())
