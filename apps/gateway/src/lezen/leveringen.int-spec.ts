import { voorstel } from '../testing/berichten';
import { ANNA } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('the delivery list', () => {
  const nummer = async (als: string) => {
    const bericht = voorstel();
    bericht.data['peildatum'] = '2024-01-01';
    await deur.stuur(bericht, als);
    return bericht.id;
  };
  it('is read after a number, and an item is acknowledged by its own connection only', async () => {
    await nummer('werkzaak.werk');
    await nummer('werkzaak.werk');
    const alle = (await deur.lees('/v1/leveringen', ANNA)).inhoud.leveringen;
    const rest = (await deur.lees(`/v1/leveringen?na=${alle[0].volgnr}&limiet=1`, ANNA)).inhoud.leveringen;
    expect(rest).toEqual([alle[1]]);
    const { id } = alle[0];
    const bevestig = async (als: string) =>
      (await deur.app.inject({ method: 'POST', url: `/v1/leveringen/${id}/bevestigingen`, headers: { authorization: `Bearer ${await deur.token(als)}` } })).statusCode;
    expect([await bevestig('gemeente-tiel.regie'), await bevestig('werkzaak.werk'), await bevestig('werkzaak.werk')]).toEqual([404, 204, 204]);
    const [rij] = await deur.rijen('SELECT bevestigd_op FROM levering WHERE id = $1', id);
    expect(rij.bevestigd_op).not.toBeNull();
  });
});
