import type { Concept } from '../api/bericht';
import type { Keuze } from '../pagina/velden';
import type { VERVOLG } from '../verstuurd/vervolg';
import { een, gevuld, type Antwoord } from './antwoord.types';
import { mandaatveld } from './mandaatveld';
import type { Zaak } from './zaak';

const UITKOMST: readonly Keuze[] = [
  { waarde: 'AFGEZIEN', tekst: 'Er komt geen sanctie' },
  { waarde: 'WAARSCHUWING', tekst: 'Een waarschuwing' },
  { waarde: 'VERLAGING', tekst: 'Een verlaging van de uitkering' },
  { waarde: 'BOETE', tekst: 'Een boete' },
];

const concept = ({ sanctie, vandaag }: Zaak, soort: string, secties: Concept['secties']): Concept | undefined =>
  sanctie && { soort: `boete.${soort}`, doel: 'ONDERSTEUNING_BIJ_SANCTIE', gemeente: sanctie.gemeente, peildatum: vandaag, inwonerRef: sanctie.inwonerRef, zaakId: sanctie.zaakId, secties };

const DICHT: readonly string[] = ['AFGESLOTEN', 'OVERWEGING_INGETROKKEN'];
const status = ({ sanctie }: Zaak): string => sanctie?.status ?? '';
const isOpen = (zaak: Zaak): boolean => zaak.sanctie !== undefined && !DICHT.includes(status(zaak));
const isCoach = (zaak: Zaak): boolean => zaak.wie.rol === 'participatiecoach' && isOpen(zaak);
const isConsulent = (zaak: Zaak): boolean => zaak.wie.rol === 'inkomensconsulent' && isOpen(zaak);
const magAntwoorden = (zaak: Zaak): boolean => isCoach(zaak) && status(zaak) !== 'GEREAGEERD';

const reactie = (sleutel: string, knop: string, code: string, vervolg: keyof typeof VERVOLG, uitleg: readonly string[], hoofd = false): Antwoord => ({
  sleutel,
  knop,
  hoofd,
  past: magAntwoorden,
  titel: knop,
  uitleg,
  velden: () => (code === 'INTERVENIEERT' ? [{ soort: 'datum', naam: 'voorstelDatum', label: 'Wanneer komt u met een voorstel?', uitleg: 'U mag dit leeg laten.', verplicht: false }] : []),
  verstuur: 'Antwoord versturen',
  concept: (zaak, waarden) => concept(zaak, 'reactie', { verloop: gevuld({ reactie: code, voorstelDatum: een(waarden, 'voorstelDatum') }) }),
  vervolg,
});

export const boeteantwoorden: readonly Antwoord[] = [
  reactie('oppakken', 'Ik pak dit op', 'INTERVENIEERT', 'boete-intervenieert', ['U kijkt samen met de inwoner wat er nodig is.', 'Schrijf niets over de gezondheid van de inwoner. Daar is hier geen plek voor.'], true),
  reactie('overleg', 'Ik wil overleg', 'CONTACT_GEVRAAGD', 'boete-contactGevraagd', ['De inkomensconsulent neemt contact met u op.']),
  reactie('niets-doen', 'Ik doe hier niets mee', 'GEEN_INTERVENTIE', 'boete-geenInterventie', ['De inkomensconsulent neemt dan zelf een besluit.', 'U hoort de uitkomst.']),
  {
    sleutel: 'gezien',
    knop: 'Ik heb dit gezien, ik antwoord later',
    past: (zaak) => isCoach(zaak) && ['OVERWOGEN', 'GEINFORMEERD'].includes(status(zaak)),
    titel: 'Gezien, antwoord volgt',
    uitleg: ['De inkomensconsulent weet dan dat u ermee bezig bent.', 'De taak blijft openstaan tot u antwoordt.'],
    velden: () => [],
    verstuur: 'Ik heb dit gezien',
    concept: (zaak) => concept(zaak, 'alert.bevestigd', { verloop: { datum: zaak.vandaag } }),
    vervolg: 'boete-bevestigd',
  },
  {
    sleutel: 'uitkomst',
    knop: 'De uitkomst vastleggen',
    hoofd: true,
    past: isConsulent,
    titel: 'De uitkomst vastleggen',
    uitleg: ['De participatiecoach ziet de uitkomst. Hij ziet geen bedrag.', 'Over een verlaging besluit de gemeente. Noem dan het mandaat waarmee u namens haar besluit.'],
    velden: ({ vandaag }, { mandaten }) => [
      { soort: 'keuze', naam: 'uitkomst', label: 'Wat is er besloten?', verplicht: true, keuzes: UITKOMST },
      { soort: 'datum', naam: 'besluitDatum', label: 'Datum van het besluit', verplicht: true, begin: vandaag },
      mandaatveld(mandaten, { label: 'Met welk mandaat van de gemeente?', uitleg: 'Alleen bij een verlaging. Is er geen mandaat? Laat dit dan leeg. De uitkomst telt wel, en u krijgt een taak.', verplicht: false }),
    ],
    verstuur: 'Uitkomst vastleggen',
    metMandaat: 'MAATREGEL_OPLEGGEN',
    concept: (zaak, waarden) => {
      const uitkomst = een(waarden, 'uitkomst');
      // The form offers the mandate before it knows what was decided; of another outcome it is not said.
      const mandaatRef = uitkomst === 'VERLAGING' ? een(waarden, 'mandaatRef') : undefined;
      return concept(zaak, 'uitkomst', { verloop: { datum: zaak.vandaag }, handhaving: gevuld({ uitkomst, besluitDatum: een(waarden, 'besluitDatum'), mandaatRef }) });
    },
    vervolg: 'boete-uitkomst',
  },
  {
    sleutel: 'overweging-intrekken',
    knop: 'De overweging intrekken',
    past: isConsulent,
    titel: 'De overweging intrekken',
    uitleg: ['Gebruik dit als de sanctie niet meer aan de orde is.', 'De participatiecoach krijgt bericht.'],
    velden: () => [],
    verstuur: 'Overweging intrekken',
    concept: (zaak) => concept(zaak, 'overweging.ingetrokken', { verloop: { datum: zaak.vandaag } }),
    vervolg: 'boete-ingetrokken',
  },
];
