import type { Berichtsoort, Context, Dienst } from './catalogus.types';
import { beheerSoorten } from './soorten/beheer';
import { boeteSoorten } from './soorten/boete';
import { classificatieSoorten, inwonerSoorten, regieSoorten } from './soorten/inwoner';
import { contactSoorten, planSoorten } from './soorten/contact';
import { ondersteuningSoorten } from './soorten/ondersteuning';
import { ontheffingSoorten } from './soorten/ontheffing';
import { ontmoetingSoorten } from './soorten/ontmoeting';
import { overdrachtSoorten } from './soorten/overdracht';
import { rapportageSoorten } from './soorten/rapportage';
import { signaalSoorten } from './soorten/signaal';
import { verstrekkingSoorten } from './soorten/verstrekking';

export const CATALOGUS: readonly Berichtsoort[] = [...inwonerSoorten, ...classificatieSoorten, ...overdrachtSoorten, ...regieSoorten, ...ontheffingSoorten, ...boeteSoorten, ...signaalSoorten, ...verstrekkingSoorten, ...ondersteuningSoorten, ...ontmoetingSoorten, ...contactSoorten, ...planSoorten, ...rapportageSoorten, ...beheerSoorten];

const opType = new Map(CATALOGUS.map((soort) => [soort.type, soort]));

export const berichtsoort = (type: string): Berichtsoort | undefined => opType.get(type);

/** For types that this code base states itself: a missing entry is a programming error. */
export const bekendeSoort = (type: string): Berichtsoort => {
  const soort = opType.get(type);
  if (!soort) throw new Error(`type niet in de catalogus: ${type}`);
  return soort;
};

/** Contexts a service owns: it alone states their facts. */
export const contextenVan = (dienst: Dienst): Context[] => [...new Set(CATALOGUS.filter((s) => s.eigenaar === dienst).map((s) => s.context))];

export const eigenaarVan = (context: string): Dienst | undefined => CATALOGUS.find((s) => s.context === context)?.eigenaar;

/** Routing key on `in` and `gebeurd`. */
export const routeVan = (richting: 'in' | 'gebeurd', soort: Berichtsoort): string => `${richting}.${soort.context}.${soort.gebeurtenis}`;

export const DIENSTEN_MET_REGELS = ['handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage'] as const satisfies readonly Dienst[];
export type DienstMetRegels = (typeof DIENSTEN_MET_REGELS)[number];

/** Return messages carry the outcome to the sender; they are no catalogue types because nobody sends them. */
export const RETOUR_VERWERKT = 'nl.participatiewet.retourbericht.verwerkt.v1';
export const RETOUR_AFGEKEURD = 'nl.participatiewet.retourbericht.afgekeurd.v1';

/** First item of a list that goes on after the hub was restored from a backup (docs/adr/0038); like a return message, nobody sends it. */
export const LEVERINGEN_HERVAT = 'nl.participatiewet.leveringen.hervat.v1';
