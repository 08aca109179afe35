import { SECTIES } from '#shared/contracts/bericht';
import { code, dag, leeg, lijst, naar, object, tekst, uuid } from './openapi.delen';

const moment = { type: 'string', format: 'date-time' };
const categorie = { type: 'string', enum: [...SECTIES] };

const Bronvermelding = object(
  {
    beleid: object({ id: tekst, versie: tekst }, ['id', 'versie']),
    onderwerp: tekst,
    bron: { ...lijst(object({ document: tekst, plaats: tekst, zin: tekst }, ['document', 'plaats', 'zin'])), description: 'De letterlijke zinnen waarop de regel rust.' },
  },
  ['onderwerp', 'bron'],
);

/** Bodies that account for what the hub decided and disclosed. */
export const OPENAPI_VERANTWOORDING: Readonly<Record<string, object>> = {
  Bronvermelding,
  Uitleg: object(
    {
      beslissing: uuid,
      berichtId: tekst,
      activiteit: tekst,
      type: tekst,
      uitkomst: { type: 'string', enum: ['TOEGESTAAN', 'GEWEIGERD', 'ONTVANGEN', 'WACHT_OP', 'VERWERKT', 'AFGEKEURD'] },
      genomenOp: moment,
      dag: { ...dag, description: 'De zakelijke dag waarop is beoordeeld.' },
      code,
      oorzaak: tekst,
      herstel: tekst,
      toelichting: tekst,
      afwijkingen: lijst(code),
      regel: { ...leeg(naar('Bronvermelding')), description: 'De afspraak in de versie die toen gold.' },
      privacykader: { ...leeg(naar('Bronvermelding')), description: 'Het privacykader in de versie die toen gold.' },
      oordelen: lijst(object({ categorie, toegestaan: { type: 'boolean' }, code, voorwaarden: { ...lijst(tekst), description: 'Wat gold, of wat ontbrak.' } }, ['categorie', 'toegestaan', 'voorwaarden'])),
      invoer: { ...lijst(tekst), description: 'Namen van de velden waar de beslissing naar keek, nooit een waarde.' },
    },
    ['beslissing', 'activiteit', 'uitkomst', 'genomenOp', 'dag', 'afwijkingen', 'regel', 'privacykader', 'oordelen', 'invoer'],
  ),
};
