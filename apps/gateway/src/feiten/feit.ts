import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Feit } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { mailAdressen, ontvangersVan } from './adressering';
import { zetKlaar } from './klaarzetten';
import { werkOntheffingBij, werkSituatieBij } from './stand';
import { handelTakenAf, zetTaak } from './taken';

const BEWAAR = `
INSERT INTO feit (source, id, type, inwoner_ref, zaak_id, gemeente, inhoud, adressen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT feit_eenmalig DO NOTHING RETURNING volgnr`;

const bewaar = async (tx: Tx, { bericht, adressen }: Feit, inwonerRef: string): Promise<boolean> => {
  const { source, id, type, data } = bericht;
  const rijen: unknown[] = await tx.em.query(BEWAAR, [
    source, id, type, inwonerRef, data.zaakId ?? null, data.gemeente, JSON.stringify(bericht), JSON.stringify(adressen),
  ]);
  return rijen.length > 0;
};

/** A fact stated by its owner: remember it, copy the state it carries, and set out what goes to whom. Once per source, id and type. */
export const verwerkFeit = async (tx: Tx, feit: Feit, partijen: Partijen, klok: Klok): Promise<void> => {
  const { bericht, adressen } = feit;
  const soort = bekendeSoort(bericht.type);
  const { inwonerRef, zaakId, gemeente } = bericht.data;
  if (!inwonerRef) throw new Error('feit zonder inwonerRef');
  if (!(await bewaar(tx, feit, inwonerRef))) return;
  if (feit.situatie) await werkSituatieBij(tx, feit.situatie);
  if (feit.ontheffing) await werkOntheffingBij(tx, feit.ontheffing);
  const ontvangers = ontvangersVan(adressen, soort, bericht.source, partijen);
  await zetKlaar(tx, ontvangers.map((ontvanger) => ({ ...ontvanger, soort: 'FEIT', inwonerRef, gemeente, bericht })));
  if (feit.taakAf && zaakId) await handelTakenAf(tx, zaakId);
  if (!soort.mail) return;
  for (const adres of mailAdressen(adressen, soort, bericht.source, partijen)) {
    const inDienst = adres.actorId !== null && partijen.medewerker(adres.actorId, klok.vandaag());
    await zetTaak(tx, {
      soort: soort.mail.soort,
      zaakId: zaakId ?? null,
      inwonerRef,
      adres: inDienst ? adres : { ...adres, actorId: null },
      uiterlijk: feit.uiterlijk ?? null,
    });
  }
};
