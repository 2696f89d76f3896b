import type { DemoFile } from "../csv-text";
import type { DemoWorld } from "../world";
import { dealFile } from "./deals";
import { deploymentFile } from "./deployments";
import { interruptionFile } from "./interruptions";
import { invoiceFile } from "./invoices";
import { jointDealFile } from "./joint-deals";
import { learningFile } from "./learning";
import { outageFile } from "./outages";
import { ratingFiles } from "./ratings";
import { ticketFiles } from "./tickets";
import { workOrderFile } from "./work-orders";

/** Every file of records, in the order in which they are imported. */
export const recordFiles = (world: DemoWorld): DemoFile[] => [
  ...ticketFiles(world),
  workOrderFile(world),
  outageFile(world),
  invoiceFile(world),
  dealFile(world),
  deploymentFile(world),
  ...ratingFiles(world),
  learningFile(world),
  jointDealFile(world),
  interruptionFile(world),
];
