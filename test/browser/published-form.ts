import type { Form } from "../../shared/schema/form.ts";
import { tenantId } from "../../shared/schema/identifiers.ts";
import { publishForm } from "../../worker/service/found-city.ts";

/** The city of the demo publishes one more version of a form. */
export async function publishInDemo(db: D1Database, form: Form): Promise<void> {
  const found = await db.prepare("SELECT id FROM tenant").first<{ id: string }>();
  if (!found) throw new Error("The demo has no city");
  await publishForm({ db, tenant: tenantId.parse(found.id) }, form).run();
}
