import { mailVanRetouradres, retouradres } from './retouradres';
import { leesTerugmelding } from './terugmelding';

const ID = '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001';
const melding = (velden: readonly string[], soort = 'multipart/report; report-type=delivery-status;\r\n\tboundary="=_b(1)"') =>
  ['From: MAILER-DAEMON@elders.example', `Content-Type: ${soort}`, '', 'preamble', '--=_b(1)', 'Content-Type: text/plain', '', 'Action: failed', '', '--=_b(1)', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; elders.example', '', ...velden, '', '--=_b(1)--', ''].join('\r\n');

describe('what a returned mail says', () => {
  it.each([
    ['it failed', melding(['Final-Recipient: rfc822; x@y.example', 'Action: failed', 'Status: 5.1.1'])],
    ['it failed after days of trying', melding(['Action: failed', 'Status: 4.4.7'])],
    ['it failed, with other capitals and plain line ends', melding(['ACTION: Failed']).replaceAll('\r\n', '\n')],
    ['it failed for one of two', melding(['Action: delivered', '', 'Action: failed'])],
    ['only that the failure is lasting', melding(['Status: 5.7.1'])],
    ['it failed, in a report with an unquoted boundary', melding(['Action: failed'], 'Multipart/Report; boundary==_b(1); report-type="delivery-status"')],
  ])('is an end when it says %s', (_wat, ruw) => expect(leesTerugmelding(ruw)).toBe('DEFINITIEF'));

  it.each([
    ['a delay', melding(['Action: delayed', 'Status: 4.4.1'])],
    ['a lasting status of what is delayed', melding(['Action: delayed', 'Status: 5.0.0'])],
    ['a passing failure without an action', melding(['Status: 4.2.2'])],
    ['a delivery', melding(['Action: relayed'])],
    ['that somebody is away', 'Auto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n'],
    ['that it was read', melding(['Action: failed'], 'multipart/report; report-type=disposition-notification; boundary="=_b(1)"')],
    ['a report without a boundary', melding(['Action: failed'], 'multipart/report; report-type=delivery-status')],
    ['nothing', ''],
  ])('is no end when it says %s', (_wat, ruw) => expect(leesTerugmelding(ruw)).toBe('ANDERS'));

  it('takes no more time for 64 kB of nonsense than for a report', () => {
    const begin = performance.now();
    for (const teken of ['\r\n\t', '\r\n--=_b(1)', ';', 'action:\t', '"'])
      leesTerugmelding(`Content-Type: multipart/report; report-type=delivery-status; boundary="=_b(1)"\r\n\r\n${teken.repeat(65_536 / teken.length)}`);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('the address that a bounce comes back to', () => {
  it('says which mail it was, and nothing else', () => {
    expect(retouradres(ID, 'schakel.example')).toBe(`bounces+${ID}@schakel.example`);
    expect(mailVanRetouradres(`bounces+${ID}@Schakel.Example`, 'schakel.example')).toBe(ID);
  });

  it.each([`bounces+${ID}@elders.example`, 'bounces+1@schakel.example', 'postmaster@schakel.example', `bounces+${ID}`, ''])('is not %s', (adres) =>
    expect(mailVanRetouradres(adres, 'schakel.example')).toBeUndefined(),
  );
});
