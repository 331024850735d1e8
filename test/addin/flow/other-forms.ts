import { indicatorByKey } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type Form, type FormRow, form, isIndicatorRow } from "../../../shared/schema/form.ts";

const dropped = indicatorByKey.get("innovation_voucher_amount");
const renamed = indicatorByKey.get("new_hitech_firms");
/** Of the catalogue, and not in the first version. */
const added = firstExtended();
if (!dropped || !renamed) throw new Error("The catalogue lacks an indicator of the yearly form");

function firstExtended() {
  const inForm = new Set(yearlyForm.indicators.map(({ code }) => code));
  const found = [...indicatorByKey.values()].find(
    ({ code, obtained, partOf, valueType }) =>
      obtained === "typed" && partOf.length === 0 && valueType === "integer" && !inForm.has(code),
  );
  if (!found) throw new Error("The catalogue has nothing beside the yearly form");
  return found;
}

/** What the second version has changed, by code. */
export const changes = { dropped: dropped.code, renamed: renamed.code, added: added.code };

export const renamedTo = "当年认定的高新技术企业数";

const addedRow: FormRow = {
  kind: "indicator",
  number: "45",
  indicator: added.code,
  label: null,
  indent: 0,
  entry: "typed",
  required: true,
  asksTarget: false,
};

/** The yearly form as it might be published the year after: one row renamed, one added at the end, one dropped. */
export const secondVersion: Form = form.parse({
  ...yearlyForm,
  version: 2,
  publishedOn: "2027-11-22",
  rows: [
    ...yearlyForm.rows
      .filter((row) => !isIndicatorRow(row) || row.indicator !== changes.dropped)
      .map((row) =>
        isIndicatorRow(row) && row.indicator === changes.renamed ? { ...row, label: renamedTo } : row,
      ),
    addedRow,
  ],
  indicators: [...yearlyForm.indicators.filter(({ code }) => code !== changes.dropped), added],
});

/** Another form, for quarters. */
export const quarterlyForm: Form = form.parse({
  ...yearlyForm,
  id: "sti-quarterly",
  title: "科技创新主要指标季报表",
  frequency: "quarterly",
});
