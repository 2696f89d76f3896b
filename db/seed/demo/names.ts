import { randomOf } from "./random";

/** First and family names by where they are common; invented people draw both from one row. */
const ROWS: [first: string, family: string][] = [
  [
    "Anouk Bram Femke Joost Lotte Sanne Thijs Wessel",
    "Brouwer Dekkers Hoekstra Kuipers Postma Terpstra Veenstra",
  ],
  [
    "Aoife Cian Niamh Oisin Roisin Eoin Sorcha Darragh",
    "Brannigan Corrigan Devlin Gilhooly Mulcahy Tierney Quirke",
  ],
  [
    "Asha Kiran Leela Nikhil Priya Rohan Sunita Varun",
    "Bhandari Chaudhari Deshpande Iyengar Kulkarni Menon Rastogi",
  ],
  [
    "Chidi Ngozi Emeka Ifeoma Obinna Amara Kelechi Uche",
    "Adeyinka Balogun Ezenwa Igwebuike Nwachukwu Okonjo Onyeka",
  ],
  [
    "Elif Kerem Zeynep Emre Selin Baris Defne Onur",
    "Aksoy Bulut Cetinkaya Karaca Ozdemirel Tuncer Yalcinkaya",
  ],
  [
    "Agata Kamil Magda Pawel Zofia Marek Iwona Rafal",
    "Bielak Gajewski Kurowska Nowicki Sobczak Wronska Zawada",
  ],
  [
    "Camila Diego Lucia Mateo Paloma Sergio Ximena Tomas",
    "Arrieta Barrientos Cifuentes Galarza Mondragon Olivares Urrutia",
  ],
  [
    "Hana Kenji Mei Ryota Sakura Takumi Yui Haruto",
    "Aizawa Fujikawa Hoshino Kurosawa Minami Nakagiri Tachibana",
  ],
  [
    "Leila Karim Samira Tariq Yasmin Omar Dunya Bilal",
    "Abbasi Benhaddou Chraibi Darwish Mansouri Rachidi Zerhouni",
  ],
  [
    "Astrid Bjorn Freja Gustav Linnea Nils Signe Torvald",
    "Dahlgren Ekstrand Hjelmqvist Lindholt Nordvik Sandell Westergren",
  ],
  [
    "Chiara Dario Elena Fabio Giulia Matteo Serena Nico",
    "Bellandi Cattaneo Fontanesi Guidotti Lombardini Ravelli Tedesco",
  ],
  ["Anh Bao Linh Minh Quynh Thao Tuan Vy", "Bui Dang Huynh Luong Phan Truong Vuong"],
];

/** So many different invented names, always the same ones in the same order. */
export function inventNames(count: number, taken: Iterable<string>): string[] {
  const random = randomOf("names");
  const used = new Set(taken);
  const names: string[] = [];
  while (names.length < count) {
    const [first = "", family = ""] = ROWS[names.length % ROWS.length] ?? [];
    const name = `${pick(first.split(" "), random.next())} ${pick(family.split(" "), random.next())}`;
    if (used.has(name)) continue;
    used.add(name);
    names.push(name);
  }
  return names;
}

const pick = (choices: string[], at: number) => choices[Math.floor(at * choices.length)] ?? "";
