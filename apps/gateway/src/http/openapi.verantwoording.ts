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

const Partij = object({ organisatie: tekst, rol: leeg(tekst) }, ['organisatie', 'rol']);
const wat = { ...lijst(tekst), description: 'Soorten gegevens in gewone woorden, nooit wat erin staat.' };
const waarvoor = leeg(tekst);
const grond = { ...leeg(tekst), description: 'Verwijst naar gronden.' };
const basis = { nr: { ...uuid, description: 'Hiermee vraagt het privacybureau de uitleg op.' }, op: moment, onderwerp: tekst };
const BASIS = ['nr', 'op', 'onderwerp'];

const Inzage = object(
  {
    inwonerRef: uuid,
    gemeente: tekst,
    opgemaaktOp: dag,
    tijd: { ...lijst(object({ ingangsdatum: dag, laatsteDag: leeg(dag) }, ['ingangsdatum', 'laatsteDag'])), description: 'Wanneer de inwoner bij deze gemeente hoorde.' },
    inleiding: lijst(tekst),
    gestuurd: lijst(object({ ...basis, wat, door: Partij, waarvoor, grond }, [...BASIS, 'wat', 'door', 'waarvoor', 'grond'])),
    gedeeld: lijst(object({ ...basis, wat, van: leeg(Partij), aan: lijst(Partij), waarvoor, grond, nietGegeven: lijst(object({ wat: tekst, waarom: tekst }, ['wat', 'waarom'])) }, [...BASIS, 'wat', 'van', 'aan', 'waarvoor', 'grond', 'nietGegeven'])),
    gelezen: lijst(object({ ...basis, wat, door: Partij, waarvoor, grond }, [...BASIS, 'wat', 'door', 'waarvoor', 'grond'])),
    geweigerd: lijst(object({ ...basis, door: Partij, wat, waarom: tekst }, [...BASIS, 'door', 'wat', 'waarom'])),
    gewist: lijst(object({ ...basis, wat: tekst, waarom: tekst }, [...BASIS, 'wat', 'waarom'])),
    uitzonderingen: lijst(
      object(
        {
          verklaring: leeg(object({ schriftelijkOp: dag, reikwijdte: tekst, ontvanger: Partij, laatsteDag: dag, ingetrokkenOp: leeg(dag) }, ['schriftelijkOp', 'reikwijdte', 'ontvanger', 'laatsteDag', 'ingetrokkenOp'])),
          klaargezetOp: leeg(dag),
          grondslag: leeg(tekst),
          gelezen: lijst(object({ nr: uuid, op: moment, door: Partij }, ['nr', 'op', 'door'])),
        },
        ['verklaring', 'klaargezetOp', 'grondslag', 'gelezen'],
      ),
    ),
    teruggehaald: lijst(
      object(
        { nr: uuid, op: moment, reden: tekst, gezienDoor: lijst(object({ wie: Partij, hoe: tekst }, ['wie', 'hoe'])), verteldAan: lijst(object({ wie: Partij, op: leeg(moment), bevestigdOp: leeg(moment) }, ['wie', 'op', 'bevestigdOp'])) },
        ['nr', 'op', 'reden', 'gezienDoor', 'verteldAan'],
      ),
    ),
    gronden: lijst({ allOf: [object({ grond: tekst }, ['grond']), naar('Bronvermelding')] }),
    rechten: lijst(tekst),
    meer: leeg(tekst),
  },
  ['inwonerRef', 'gemeente', 'opgemaaktOp', 'tijd', 'inleiding', 'gestuurd', 'gedeeld', 'gelezen', 'geweigerd', 'gewist', 'uitzonderingen', 'teruggehaald', 'gronden', 'rechten', 'meer'],
);

/** Bodies that account for what the hub decided and disclosed. */
export const OPENAPI_VERANTWOORDING: Readonly<Record<string, object>> = {
  Bronvermelding,
  Inzageoverzicht: object(
    {
      overzicht: Inzage,
      voorBureau: lijst(object({ nr: uuid, actorId: leeg(tekst), namens: leeg(tekst), aansluiting: leeg(tekst) }, ['nr'])),
      volgende: leeg({ type: 'integer' }),
    },
    ['overzicht', 'voorBureau', 'volgende'],
  ),
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
