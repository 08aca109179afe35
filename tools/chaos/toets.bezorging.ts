import { groepeer, isEinde, kort, sleutelVan, type Beeld, type Bevinding } from './beeld';
import type { Lijstrij } from './stand';

/** Each list counts on from where it was, one by one. */
export const toetsNummers = ({ stand }: Beeld): Bevinding[] => {
  const lijsten = groepeer(stand.lijsten, ({ aansluiting }) => aansluiting);
  return stand.tellers.flatMap(({ aansluiting, was, is }): Bevinding[] => {
    const rijen = lijsten.get(aansluiting) ?? [];
    const nummers = new Set(rijen.map(({ volgnr }) => volgnr));
    const weg = Array.from({ length: is - was }, (_, i) => was + 1 + i).filter((nummer) => !nummers.has(nummer));
    if (weg.length === 0 && rijen.length === is - was) return [];
    return [{ soort: 'GAT_IN_NUMMERING', wat: `${aansluiting}: ${was + 1} t/m ${is}, ${rijen.length} nummers, weg: ${weg.slice(0, 5).join(', ') || 'geen'}` }];
  });
};

/** Everything that was handed over arrived, and nothing arrived that is on no list. */
const toetsAankomst = ({ gezien, stand }: Beeld): Bevinding[] => {
  const plek = (rij: { aansluiting: string; source: string; id: string; type: string }): string => `${rij.aansluiting}|${sleutelVan(rij)}|${rij.type}`;
  const gekomen = new Set(gezien.map(plek));
  const opLijst = new Set(stand.lijsten.map(plek));
  const wat = ({ aansluiting, volgnr, type, id }: Lijstrij): string => `${aansluiting} nummer ${volgnr}, ${kort(type)} ${id}`;
  return [
    ...stand.lijsten.filter(({ overgedragen }) => !overgedragen).map((rij) => ({ soort: 'NIET_IN_RUST' as const, wat: `${wat(rij)}: niet overgedragen` })),
    ...stand.lijsten.filter((rij) => rij.overgedragen && rij.verstrekt && !gekomen.has(plek(rij))).map((rij) => ({ soort: 'NIET_ONTVANGEN' as const, wat: `${wat(rij)}: overgedragen, en niet gekomen` })),
    ...gezien.filter((levering) => !opLijst.has(plek(levering))).map(({ aansluiting, type, id }) => ({ soort: 'ONVERWACHTE_LEVERING' as const, wat: `${aansluiting}, ${kort(type)} ${id}: staat op geen lijst` })),
  ];
};

/** Each party hears once what became of what it sent. */
const toetsRetour = ({ verstuurd, gezien, stand, uitkomstVrij }: Beeld): Bevinding[] => {
  const einden = new Set(stand.journaal.filter(({ status }) => isEinde(status)).map(sleutelVan));
  const antwoorden = groepeer(gezien.filter(({ antwoordOp }) => antwoordOp !== null), ({ antwoordOp }) => (antwoordOp ? sleutelVan(antwoordOp) : ''));
  return verstuurd.flatMap((bericht): Bevinding[] => {
    if (!einden.has(sleutelVan(bericht))) return [];
    const gekregen = antwoorden.get(sleutelVan(bericht)) ?? [];
    const wat = `${kort(bericht.type)} ${bericht.id}`;
    if (gekregen.length === 0) return [{ soort: 'NIET_ONTVANGEN', wat: `${wat}: geen retourbericht` }];
    if (new Set(gekregen.map(sleutelVan)).size > 1) return [{ soort: 'DUBBEL_EFFECT', wat: `${wat}: retourberichten met verschillende kenmerken` }];
    if (gekregen.some(({ aansluiting }) => aansluiting !== bericht.aansluiting)) return [{ soort: 'ONVERWACHTE_LEVERING', wat: `${wat}: retourbericht bij een ander` }];
    const anders = uitkomstVrij ? undefined : gekregen.find(({ status }) => status !== bericht.uitkomst);
    return anders ? [{ soort: 'VERKEERDE_UITKOMST', wat: `${wat}: retourbericht zegt ${anders.status ?? 'niets'}` }] : [];
  });
};

/** Who must receive a message does, and nobody else. */
const toetsOntvangers = ({ verstuurd, gezien, stand, uitkomstVrij }: Beeld): Bevinding[] => {
  if (uitkomstVrij) return [];
  const verwerkt = new Set(stand.journaal.filter(({ status }) => status === 'VERWERKT').map(sleutelVan));
  const bij = groepeer(gezien, sleutelVan);
  return verstuurd.flatMap((bericht): Bevinding[] => {
    const kregen = new Set((bij.get(sleutelVan(bericht)) ?? []).map(({ aansluiting }) => aansluiting));
    const moeten = verwerkt.has(sleutelVan(bericht)) ? bericht.ontvangers : [];
    const wat = `${kort(bericht.type)} ${bericht.id}`;
    return [
      ...moeten.filter((naam) => !kregen.has(naam)).map((naam) => ({ soort: 'NIET_ONTVANGEN' as const, wat: `${wat}: niet bij ${naam}` })),
      ...[...kregen].filter((naam) => !moeten.includes(naam)).map((naam) => ({ soort: 'ONVERWACHTE_LEVERING' as const, wat: `${wat}: bij ${naam}` })),
    ];
  });
};

/** From the numbered lists to the hands of the parties. */
export const toetsBezorging = (beeld: Beeld): Bevinding[] => [toetsNummers, toetsAankomst, toetsRetour, toetsOntvangers].flatMap((doe) => doe(beeld));
