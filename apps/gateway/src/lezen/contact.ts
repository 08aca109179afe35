import type { VerzegeldBericht, Velden } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { naamVan, type Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Tx } from '#shared/persistence/tx';
import { projecteer, type Ontvangerrol } from '#shared/privacy/projectie';
import type { Zicht } from './zicht';

const REGISTRATIES = ['geregistreerd', 'gewijzigd'].map((gebeurtenis) => bekendeSoort(`nl.participatiewet.inwoner.${gebeurtenis}.v1`).type);

const CONTACT = `
SELECT inhoud FROM feit
WHERE inwoner_ref = $1 AND type = ANY($2) AND inhoud -> 'data' -> 'contact' IS NOT NULL ORDER BY volgnr`;

/** What was registered about how to reach a resident, oldest first and still sealed. */
export const registratiesVan = async (tx: Tx, inwonerRef: string): Promise<VerzegeldBericht[]> => {
  const rijen: { inhoud: VerzegeldBericht }[] = await tx.em.query(CONTACT, [inwonerRef, REGISTRATIES]);
  return rijen.map(({ inhoud }) => inhoud);
};

const GEWIST = `
SELECT gewist FROM feit
WHERE inwoner_ref = $1 AND type = ANY($2) AND gewist::text LIKE '%.contact"%' ORDER BY volgnr DESC LIMIT 1`;

/** Of the last registration whose contact data were erased after their term. */
export const gewistContactVan = async (tx: Tx, inwonerRef: string): Promise<readonly Grafsteen[]> => {
  const [rij]: { gewist: Grafsteen[] }[] = await tx.em.query(GEWIST, [inwonerRef, REGISTRATIES]);
  return (rij?.gewist ?? []).filter((steen) => naamVan(steen) === 'contact');
};

/** As this reader may have it: a later registration changes the fields that it names (M-14). Undefined: nothing for him. */
export const contactVoor = (registraties: readonly VerzegeldBericht[], lezer: Ontvangerrol, { kader, open }: Zicht): Velden | undefined => {
  const delen = registraties.flatMap((bericht) => {
    const { data } = projecteer(bericht, (sectie) => open(bericht, sectie), { soort: bekendeSoort(bericht.type), rollen: [lezer], kader, handeling: 'LEZEN' }).bericht;
    return data.contact ? [data.contact] : [];
  });
  return delen.length > 0 ? Object.assign({}, ...delen) as Velden : undefined;
};
