import { contextenVan, DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import { contextVan, groepeer, isAangenomen, isEinde, kort, maakBeeld, sleutelVan, type Beeld, type Bevinding } from './beeld';
import type { Gebeurtenis } from './geschiedenis';
import type { Stand } from './stand';
import { toetsBezorging, toetsNummers } from './toets.bezorging';
import { toetsVolgorde } from './toets.volgorde';

export type Toetsuitslag = {
  /** Empty: nothing was lost, doubled, swapped or skipped. */
  readonly bevindingen: readonly Bevinding[];
  readonly berichten: number;
  readonly aangenomen: number;
  /** Deliveries that came more than once, with the same source and id: allowed, and for the receiver to drop. */
  readonly dubbeleLeveringen: number;
  /** Mails that came more than once, with the same Message-ID: allowed, and counted. */
  readonly dubbeleMails: number;
};

/** Contexts whose owner keeps an inbox; the gateway settles its own in the journal. */
const CONTEXTEN: readonly string[] = DIENSTEN_MET_REGELS.flatMap((dienst) => contextenVan(dienst));
const MET_INBOX: readonly string[] = DIENSTEN_MET_REGELS;

/** Answered 202 is in the journal; nothing was refused that the rules allow. */
const toetsDeur = ({ verstuurd, antwoorden, stand, uitkomstVrij }: Beeld): Bevinding[] => {
  const inJournaal = new Set(stand.journaal.map(sleutelVan));
  return verstuurd.flatMap((bericht): Bevinding[] => {
    const gegeven = antwoorden.get(sleutelVan(bericht)) ?? [];
    const wat = `${kort(bericht.type)} ${bericht.id}`;
    const geweigerd = gegeven.find((status) => status >= 400 && status < 500 && status !== 429);
    return [
      ...(isAangenomen(gegeven) && !inJournaal.has(sleutelVan(bericht)) ? [{ soort: 'VERLOREN' as const, wat: `${wat}: met 202 beantwoord, en niet in het journaal` }] : []),
      ...(geweigerd === undefined || uitkomstVrij ? [] : [{ soort: 'GEWEIGERD_AAN_DE_DEUR' as const, wat: `${wat}: ${geweigerd}` }]),
    ];
  });
};

/** Everything in the journal has its one outcome, or visibly waits with a cause. */
const toetsUitkomst = ({ verstuurd, stand, uitkomstVrij }: Beeld): Bevinding[] => {
  const verwacht = new Map((uitkomstVrij ? [] : verstuurd).map((bericht) => [sleutelVan(bericht), bericht.uitkomst]));
  const wachtend = groepeer(stand.wachtend, sleutelVan);
  return stand.journaal.flatMap((rij): Bevinding[] => {
    const wat = `${kort(rij.type)} ${rij.id}: ${rij.status}`;
    const wacht = wachtend.get(sleutelVan(rij)) ?? [];
    if (!isEinde(rij.status)) {
      const verklaard = wacht.length === 1 && rij.status === 'WACHT_OP' && wacht.some(({ wachtOp, oorzaak, soort }) => wachtOp !== null || oorzaak !== null || soort === 'ACHTER');
      return verklaard ? [] : [{ soort: 'GEEN_UITKOMST', wat: `${wat}, en ${wacht.length} wachtende rijen` }];
    }
    if (wacht.length > 0) return [{ soort: 'DUBBEL_EFFECT', wat: `${wat}, en het wacht ook nog` }];
    const status = verwacht.get(sleutelVan(rij));
    return status !== undefined && status !== rij.status ? [{ soort: 'VERKEERDE_UITKOMST', wat: `${wat} in plaats van ${status}` }] : [];
  });
};

/** What the gateway itself refuses, before an owner sees it: by the Klok of that moment, which a fault may have moved. */
const VAN_DE_DEUR: readonly (string | null)[] = ['DATUM_BUITEN_VENSTER'];

/** The owner decided once, and the journal says what he decided. */
const toetsInbox = ({ stand }: Beeld): Bevinding[] => {
  const inbox = groepeer(stand.inbox, sleutelVan);
  return stand.journaal.flatMap((rij): Bevinding[] => {
    if (!isEinde(rij.status) || !CONTEXTEN.includes(contextVan(rij.type))) return [];
    const besluiten = inbox.get(sleutelVan(rij)) ?? [];
    const wat = `${kort(rij.type)} ${rij.id}`;
    if (besluiten.length > 1) return [{ soort: 'DUBBEL_EFFECT', wat: `${wat}: ${besluiten.length} keer besloten` }];
    if (besluiten.length === 0 && rij.status === 'AFGEKEURD' && VAN_DE_DEUR.includes(rij.code)) return [];
    if (besluiten[0]?.status !== rij.status) return [{ soort: 'VERKEERDE_UITKOMST', wat: `${wat}: ${rij.status} in het journaal, ${besluiten[0]?.status ?? 'niets'} bij de eigenaar` }];
    return [];
  });
};

/** Each decided message is one fact at most, and what was decided is known as a fact. */
const toetsFeiten = ({ verstuurd, stand }: Beeld): Bevinding[] => {
  const dubbel = [...groepeer(stand.feiten, ({ kern }) => kern).values()].filter((groep) => groep.length > 1);
  const bekend = new Set(stand.feiten.map((feit) => `${sleutelVan(feit)}|${feit.type}`));
  const verwerkt = new Set(stand.journaal.filter(({ status }) => status === 'VERWERKT').map(sleutelVan));
  const weg = verstuurd.filter((bericht) => verwerkt.has(sleutelVan(bericht)) && !bekend.has(`${sleutelVan(bericht)}|${bericht.type}`));
  return [
    ...dubbel.map((groep) => ({ soort: 'DUBBEL_EFFECT' as const, wat: `${kort(groep[0]?.type ?? '')}: ${groep.length} feiten die hetzelfde zeggen (${groep.map(({ id }) => id).join(', ')})` })),
    ...weg.map(({ type, id }) => ({ soort: 'VERLOREN' as const, wat: `${kort(type)} ${id}: verwerkt, en het feit is er niet` })),
  ];
};

/** Every decision of an owner is on record once, and every record is in the chain. */
const toetsLogboek = ({ stand }: Beeld): Bevinding[] => {
  const besluiten = groepeer(stand.inbox, ({ dienst }) => dienst);
  return stand.logboek.flatMap(({ dienst, records, los, gaten }): Bevinding[] => {
    const besloten = besluiten.get(dienst)?.length ?? 0;
    const anders = MET_INBOX.includes(dienst) && records !== besloten;
    return [
      ...(los > 0 ? [{ soort: 'GAT_IN_LOGBOEK' as const, wat: `${dienst}: ${los} records buiten de keten` }] : []),
      ...(gaten !== 0 ? [{ soort: 'GAT_IN_LOGBOEK' as const, wat: `${dienst}: ${gaten} posities ontbreken in de keten` }] : []),
      ...(anders ? [{ soort: records > besloten ? ('DUBBEL_EFFECT' as const) : ('GAT_IN_LOGBOEK' as const), wat: `${dienst}: ${records} records bij ${besloten} besluiten` }] : []),
    ];
  });
};

/** Nothing is left in the outboxes, and the gateway set nothing apart. */
const toetsRust = ({ stand }: Beeld): Bevinding[] => [
  ...Object.entries(stand.outbox).flatMap(([dienst, aantal]): Bevinding[] => (aantal > 0 ? [{ soort: 'NIET_IN_RUST', wat: `${dienst}: nog ${aantal} in de outbox` }] : [])),
  ...stand.wachtend.flatMap(({ dienst, type, id, oorzaak }): Bevinding[] => (dienst === 'gateway' ? [{ soort: 'NIET_IN_RUST', wat: `gateway zette ${type} ${id} apart: ${oorzaak ?? 'achter een ander'}` }] : [])),
];

/** Each mail that was sent arrived, once after dropping the same Message-ID; each task that asked for one has it. */
const toetsMails = ({ stand }: Beeld): Bevinding[] => {
  const bij = (begin: string): number => stand.post.filter(({ berichtId }) => berichtId.startsWith(`<${begin}.`)).length;
  const perTaak = groepeer(stand.mails, ({ taak, id }) => taak ?? id);
  const aantallen = [...perTaak].flatMap(([begin, mails]): Bevinding[] => {
    const [verzonden, gekomen] = [mails.filter(({ status }) => status === 'VERZONDEN').length, bij(begin)];
    if (gekomen < verzonden) return [{ soort: 'MAIL_VERLOREN', wat: `taak ${begin}: ${verzonden} verzonden, ${gekomen} gekomen` }];
    return [];
  });
  const stil = stand.taken.filter(({ id, open }) => open && !perTaak.has(id));
  return [...aantallen, ...stil.map(({ id, soort }) => ({ soort: 'MAIL_VERLOREN' as const, wat: `taak ${id} (${soort}) kreeg geen mail` }))];
};

const TOETSEN = [toetsDeur, toetsUitkomst, toetsInbox, toetsFeiten, toetsVolgorde, toetsBezorging, toetsLogboek, toetsRust, toetsMails];

/** Holds what the parties sent and saw against what the hub holds, once it is at rest. */
export const toets = (regels: readonly Gebeurtenis[], stand: Stand, { uitkomstVrij = false }: { readonly uitkomstVrij?: boolean } = {}): Toetsuitslag => {
  const beeld = maakBeeld(regels, stand, uitkomstVrij);
  const gezien = groepeer(beeld.gezien, (levering) => `${levering.aansluiting}|${sleutelVan(levering)}|${levering.type}`);
  return {
    bevindingen: TOETSEN.flatMap((doe) => doe(beeld)),
    berichten: beeld.verstuurd.length,
    aangenomen: beeld.verstuurd.filter((bericht) => isAangenomen(beeld.antwoorden.get(sleutelVan(bericht)) ?? [])).length,
    dubbeleLeveringen: beeld.gezien.length - gezien.size,
    dubbeleMails: stand.post.reduce((som, { aantal }) => som + aantal - 1, 0),
  };
};

/** What must hold of all that the hub ever took in, whoever sent it. */
export const toetsGeheel = (stand: Stand): Bevinding[] => {
  const beeld = maakBeeld([], stand, true);
  return [toetsUitkomst, toetsInbox, toetsFeiten, toetsNummers, toetsLogboek, toetsRust].flatMap((doe) => doe(beeld));
};
