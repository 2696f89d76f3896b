/** Invented customers, sites and subjects, so that lists of records read like real ones. */
const FIRST =
  "Alder Amber Birch Cedar Coral Delta Ember Fern Garnet Harbour Indigo Juniper Kestrel Lantern Maple Nettle Orchard Pebble Quarry Rowan Saffron Thistle Umber Willow".split(
    " ",
  );
const SECOND = "Bakeries|Clinics|Logistics|Hotels|Printworks|Schools|Dairy|Foundry".split("|");

const crossed = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`));
export const CUSTOMERS = crossed as [string, ...string[]];

export const SITES = crossed.map((name, at) => `${name} (site ${1 + (at % 4)})`) as [string, ...string[]];

export const SUBJECTS: [[category: string, subject: string], ...[string, string][]] = [
  ["connection", "No connection since this morning"],
  ["connection", "Line drops several times a day"],
  ["connection", "Slow in the evening"],
  ["connection", "Wi-Fi does not reach the second floor"],
  ["router", "Router restarts by itself"],
  ["router", "Replace a broken router"],
  ["router", "Forgotten router password"],
  ["telephony", "Number not moved yet"],
  ["telephony", "Calls break off after a minute"],
  ["telephony", "Set up call forwarding"],
  ["billing", "Charged twice in one month"],
  ["billing", "Explain the final bill"],
  ["billing", "Change of bank account"],
  ["contract", "Move the contract to a new address"],
  ["contract", "Upgrade to the next speed"],
  ["contract", "Second line for a new office"],
  ["e-mail", "Mailbox full"],
  ["e-mail", "Mail to one recipient bounces"],
];

export const JOBS: [[type: string, summary: string], ...[string, string][]] = [
  ["installation", "Install a fibre line"],
  ["installation", "Connect a new office"],
  ["repair", "Line without signal"],
  ["repair", "Damaged cable in the street cabinet"],
  ["repair", "Noise on the line"],
  ["exchange", "Exchange a modem"],
  ["exchange", "Exchange a switch"],
];

export const MAINTENANCE: [string, ...string[]] = [
  "Yearly check of a street cabinet",
  "Battery check at a mast",
  "Clean and measure fibre connectors",
];

export const OUTAGE_TITLES: [[service: string, title: string], ...[string, string][]] = [
  ["backbone", "Loss on a backbone link"],
  ["backbone", "Router of the core without power"],
  ["access", "Street cabinet unreachable"],
  ["access", "Fibre cut by road works"],
  ["telephony", "Calls to mobile networks fail"],
  ["dns", "Name resolution slow"],
  ["customer portal", "Sign-in to the portal fails"],
  ["mail", "Mail delivery delayed"],
];

export const SERVICES: [string, ...string[]] = [
  "billing-core",
  "customer-portal",
  "field-planner",
  "line-monitor",
  "number-porting",
  "order-desk",
  "provisioning",
  "usage-meter",
];

export const CHANGES: [string, ...string[]] = [
  "Shorten the wait for line tests",
  "Show the appointment window",
  "Retry failed number transfers",
  "Correct rounding of usage",
  "Move alarms to the new queue",
  "Faster search for addresses",
  "Keep drafts of orders",
  "Tidy up old line states",
  "Warn before a card expires",
];

export const PRODUCTS: [[name: string, price: number], ...[string, number][]] = [
  ["Office Line 100", 3_200],
  ["Office Line 1000", 6_900],
  ["Site Link", 14_500],
  ["Voice for teams", 4_800],
  ["Backup over mobile", 2_600],
];

export const COURSES: [[title: string, hours: number], ...[string, number][]] = [
  ["Listening to customers", 2],
  ["Fibre basics", 3],
  ["Working at height", 4],
  ["Secure sign-in", 1],
  ["Writing that helps", 1.5],
  ["Reading a cash flow", 2],
  ["Routing in practice", 3],
  ["Giving feedback", 2],
  ["Negotiating fairly", 2.5],
  ["Tests that tell", 2],
];
