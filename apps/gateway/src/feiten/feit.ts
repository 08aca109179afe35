import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Feit, Taakopdracht } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { zonderInhoud } from '../herroepen/inhoud';
import { periodeOp, standenVan, type Stand } from '../vrijgave/situatie';
import { mailAdressen, ontvangersVan, type Steller } from './adressering';
import { verwerkCoachwissel } from './coachwissel';
import { vervallenContact } from './contactwijziging';
import { geefDoor } from './doorgeven';
import { zetKlaar } from './klaarzetten';
import { werkOntheffingBij, werkSituatieBij } from './stand';
import { handelTakenAf, zetTaak } from './taken';

const BEWAAR = `
INSERT INTO feit (source, id, type, inwoner_ref, zaak_id, gemeente, inhoud, adressen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT feit_eenmalig DO NOTHING
RETURNING volgnr, EXISTS (SELECT FROM bericht b WHERE b.source = $1 AND b.id = $2 AND b.herroepen_op IS NOT NULL) AS herroepen`;

type Bewaard = { readonly volgnr: string; readonly herroepen: boolean };

/** Once per source, id and type; what is there already is undefined. */
export const bewaarFeit = async (tx: Tx, { bericht, adressen }: Feit, inwonerRef: string): Promise<Bewaard | undefined> => {
  const { source, id, type, data } = bericht;
  const [rij]: Bewaard[] = await tx.em.query(BEWAAR, [
    source, id, type, inwonerRef, data.zaakId ?? null, data.gemeente, JSON.stringify(bericht), JSON.stringify(adressen),
  ]);
  // Its message was recalled while its owner still had it: the content goes, the fact that it happened stays.
  if (rij?.herroepen) await tx.em.query('UPDATE feit SET inhoud = $2 WHERE volgnr = $1', [rij.volgnr, JSON.stringify(zonderInhoud(bericht))]);
  return rij;
};

const standVan = async (tx: Tx, inwonerRef: string): Promise<Stand> => (await standenVan(tx, [inwonerRef]))(inwonerRef);

const eindigTaken = async (tx: Tx, { bericht, takenAf = [], taakAf }: Feit, inwonerRef: string): Promise<void> => {
  const { zaakId, afzender } = bericht.data;
  for (const af of [...takenAf, ...(taakAf ? [{ bereik: 'ZAAK' } as const] : [])]) {
    const van = af.bereik === 'ZAAK' ? ('zaakId' in af ? af.zaakId : zaakId) : inwonerRef;
    if (van) await handelTakenAf(tx, af, van, afzender.actorId);
  }
};

/** The task of the receiving side that the catalogue names, and the further ones its owner asks for. */
const opdrachtenVan = (feit: Feit, soort: Berichtsoort, steller: Steller, partijen: Partijen): Taakopdracht[] => {
  const { mail } = soort;
  const { uiterlijk = null, herinnerOp = [] } = feit;
  const vanSoort = mail ? mailAdressen(feit.adressen, soort, steller, partijen).map((adres) => ({ soort: mail.soort, adres, uiterlijk, herinnerOp })) : [];
  return [...vanSoort, ...(feit.taken ?? [])];
};

type Omgeving = { readonly partijen: Partijen; readonly klok: Klok };

const zetTaken = async (tx: Tx, feit: Feit, soort: Berichtsoort, inwonerRef: string, { partijen, klok }: Omgeving): Promise<void> => {
  const { source, id, type, data } = feit.bericht;
  const opdrachten = opdrachtenVan(feit, soort, { source, afzender: data.afzender }, partijen);
  if (opdrachten.length === 0) return;
  const vandaag = klok.vandaag();
  const woontIn = periodeOp(await standVan(tx, inwonerRef), vandaag)?.gemeente;
  for (const { adres, herinnerOp = [], ...opdracht } of opdrachten) {
    // After the move the former gemeente hears that its case closed, and nothing else (D-25).
    const isVerlaten = woontIn !== undefined && adres.organisatie !== woontIn && partijen.organisatie(adres.organisatie)?.soort === 'GEMEENTE';
    if (isVerlaten && !soort.naVertrek) continue;
    const inDienst = adres.actorId !== null && partijen.medewerker(adres.actorId, vandaag);
    await zetTaak(tx, {
      ...opdracht,
      zaakId: data.zaakId ?? null,
      inwonerRef,
      gemeente: data.gemeente,
      herkomst: { source, id, type },
      adres: inDienst ? adres : { ...adres, actorId: null },
      herinnerOp,
    });
  }
};

/** A fact stated by its owner: remember it, copy the state it carries, and set out what goes to whom. Once per source, id and type. */
export const verwerkFeit = async (tx: Tx, feit: Feit, partijen: Partijen, klok: Klok): Promise<void> => {
  const { bericht, adressen } = feit;
  const soort = bekendeSoort(bericht.type);
  const { inwonerRef, gemeente, afzender } = bericht.data;
  if (!inwonerRef) throw new Error('feit zonder inwonerRef');
  const bewaard = await bewaarFeit(tx, feit, inwonerRef);
  if (!bewaard) return;
  const voor = soort.context === 'inwoner' || soort.context === 'regie' ? await standVan(tx, inwonerRef) : null;
  if (feit.situatie) await werkSituatieBij(tx, feit.situatie);
  if (feit.ontheffing) await werkOntheffingBij(tx, feit.ontheffing);
  // The lock on the resident comes before those on the lists of the connections, as at the door.
  if (voor) await geefDoor(tx, feit, await standVan(tx, inwonerRef), partijen, klok);
  const ontvangers = bewaard.herroepen ? [] : ontvangersVan(adressen, soort, { source: bericht.source, afzender }, partijen);
  const vervallen = voor && !bewaard.herroepen ? await vervallenContact(tx, feit, periodeOp(await standVan(tx, inwonerRef), klok.vandaag()), partijen, klok) : [];
  await zetKlaar(tx, [...ontvangers.map((ontvanger) => ({ ...ontvanger, soort: 'FEIT' as const, inwonerRef, gemeente, bericht })), ...vervallen]);
  await eindigTaken(tx, feit, inwonerRef);
  if (voor) await verwerkCoachwissel(tx, feit, periodeOp(voor, klok.vandaag()), partijen, klok.vandaag());
  if (!bewaard.herroepen) await zetTaken(tx, feit, soort, inwonerRef, { partijen, klok });
};
