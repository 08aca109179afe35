import type { Aanbod, Verzoek } from '../api/api.types';
import { labelUit, type Lijsten } from '../informatie/woorden';
import { AANBODSOORT, KANAALWENS, van, VERZOEKSOORT, VERZOEKSTAND } from '../taal/begrippen';
import { voluit } from '../taal/datum';
import { euro, naamVan } from '../taal/woorden';
import type { Gids } from './zaak';
import { datum, gewistsectie, mens, rij, sectie, type Rij, type Sectie } from './secties';

const tekst = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);
const janee = (waarde: unknown): string | undefined => (typeof waarde === 'boolean' ? (waarde ? 'Ja' : 'Nee') : undefined);

/** Which list a reason comes from depends on what was asked. */
const reden = ({ soort, status, verloop }: Verzoek, lijsten: Lijsten): Rij[] =>
  rij('Reden', labelUit(lijsten, soort === 'INKOMENSGESPREK' && status === 'GEEN_AANLEIDING' ? 'redenGeenAanleiding' : 'redencodeOndersteuning', verloop.redencode));

type Velden = Readonly<Record<string, unknown>>;
const uit = ({ inhoud = {} }: Verzoek, stap: string, onderdeel: string): Velden => inhoud[stap]?.[onderdeel] ?? {};

const aanbodregel = ({ soort, datum: op, plaats }: Aanbod): string => `${van(AANBODSOORT, soort) ?? ''} op ${voluit(op)}${plaats ? ` in ${plaats}` : ''}`;

/** What was written at each step, for whoever it was meant for. */
const geschreven = (verzoek: Verzoek, lijsten: Lijsten): Sectie[] => {
  const vraag = uit(verzoek, 'verzocht', 'contact');
  const afspraak = uit(verzoek, 'gepland', 'contact');
  const wie = { ...uit(verzoek, 'aangevraagd', 'contact'), ...uit(verzoek, 'aangemeld', 'contact'), ...vraag };
  return sectie(
    'Wat er is geschreven',
    rij('Inwoner', tekst(wie['naam'])),
    rij('Telefoon van de inwoner', tekst(wie['telefoon'])),
    rij('Toelichting', tekst(uit(verzoek, 'aangevraagd', 'formulier')['toelichting'])),
    rij('Kan steeds meer op het gebied van werk', janee(uit(verzoek, 'aangemeld', 'formulier')['ontwikkeltArbeidsvermogen'])),
    rij('Wil dit zelf', janee(uit(verzoek, 'aangemeld', 'formulier')['inwonerWil'])),
    rij('Vraag', tekst(uit(verzoek, 'gevraagd', 'formulier')['vraag'])),
    rij('Waarom een gesprek', labelUit(lijsten, 'redenInkomensgesprek', tekst(vraag['redencode']))),
    rij('Tolk nodig', janee(vraag['tolkNodig'])),
    rij('Taal', tekst(vraag['taal'])),
    rij('Plaats', tekst(afspraak['plaats'])),
    rij('Tijd', tekst(afspraak['tijd'])),
    rij('Tolk geregeld', janee(afspraak['tolkGeregeld'])),
  );
};

export const verzoeksecties = (verzoek: Verzoek, lijsten: Lijsten, { instrument, aanbod }: Gids = {}): Sectie[] => {
  const { soort, status, verloop, vrager, behandelaar, begonnenOp, uiterlijk, gewist } = verzoek;
  return [
    ...sectie(
      'Het verzoek',
      rij('Wat is gevraagd', van(VERZOEKSOORT, soort)),
      rij('Hoe het staat', van(VERZOEKSTAND, status)),
      rij('Gevraagd door', mens(vrager)),
      rij('Gevraagd aan', mens(behandelaar)),
      datum('Gevraagd op', begonnenOp),
      rij('Antwoord graag uiterlijk', uiterlijk ? voluit(uiterlijk) : undefined),
      rij('Instrument', instrument?.naam ?? verloop.instrumentCode),
      datum('Gewenste start', verloop.gewensteStart),
      datum('Start', verloop.start),
      rij('Prijs', verloop.prijs === undefined ? undefined : euro(verloop.prijs)),
      rij('Aanbod', aanbod ? aanbodregel(aanbod) : verloop.aanbodRef),
      rij('Betrokken werkcoach', verloop.betrokkenWerkcoach ? naamVan(verloop.betrokkenWerkcoach) : undefined),
      rij('Liefst', van(KANAALWENS, verloop.kanaalwens)),
      rij('Hoe', van(KANAALWENS, verloop.kanaal)),
      datum('Datum', verloop.datum),
      reden(verzoek, lijsten),
    ),
    ...geschreven(verzoek, lijsten),
    ...gewistsectie(gewist),
  ];
};
