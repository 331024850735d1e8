import { open } from "./opened.ts";
import { workbookHostContract } from "./workbook-host-contract.ts";

workbookHostContract("file host", open);
