import * as DamaiTesting from "@effect-vendors/damai/testing"
import { describeCatalogue } from "../../top/test/catalogue.ts"

describeCatalogue(/^alibaba\.damai\./, DamaiTesting.sandbox.catalogue, DamaiTesting.layerFake())
