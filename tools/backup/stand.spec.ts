import { verschilVan, type Stand } from './stand';
import { vanDeHub } from './brokerherstel';

const stand: Stand = { tabellen: { 'gateway.bericht': 3, 'gateway.feit': 2 }, rechten: 'abc', tellers: { 'gateway.bericht_volgnr_seq': 7, 'gateway.feit_volgnr_seq': null }, journaal: 7, leveringen: { 'werkzaak.werk': 4 }, zegels: {} };

it.each<[string, Partial<Stand>, RegExp | undefined]>([
  ['the same', {}, undefined],
  ['a row too few', { tabellen: { ...stand.tabellen, 'gateway.bericht': 2 } }, /rijen in gateway\.bericht: 3 in de back-up, 2 nu/],
  ['a table too few', { tabellen: { 'gateway.bericht': 3 } }, /rijen in gateway\.feit: 2 in de back-up, niets nu/],
  ['a table too many', { tabellen: { ...stand.tabellen, 'x.y': 0 } }, /rijen in x\.y: niets in de back-up, 0 nu/],
  ['another right', { rechten: 'abd' }, /rechten/],
  ['a sequence behind', { tellers: { ...stand.tellers, 'gateway.bericht_volgnr_seq': 6 } }, /nummering gateway\.bericht_volgnr_seq ligt achter/],
  ['a sequence ahead', { tellers: { ...stand.tellers, 'gateway.bericht_volgnr_seq': 9 } }, undefined],
  ['a list behind', { leveringen: { 'werkzaak.werk': 3 } }, /laatste levering van werkzaak\.werk/],
])('sees %s', (_, anders, wat) => {
  const gevonden = verschilVan(stand, { ...stand, ...anders });
  expect(gevonden).toHaveLength(wat ? 1 : 0);
  if (wat) expect(gevonden[0]).toMatch(wat);
});

it('takes of a broker what is the hub\'s: not its administrators, and nothing of others', () => {
  const definities = {
    rabbit_version: '3.10',
    global_parameters: [{ name: 'cluster_name', value: 'oud' }],
    users: [{ name: 'gateway', tags: '' }, { name: 'baas', tags: ['administrator'] }, { name: 'vreemd', tags: '' }],
    vhosts: [{ name: 'schakel' }, { name: 'ander' }],
    permissions: [{ user: 'gateway', vhost: 'schakel' }, { user: 'baas', vhost: 'schakel' }, { user: 'vreemd', vhost: 'ander' }],
    queues: [{ name: 'a', vhost: 'schakel' }, { name: 'b', vhost: 'ander' }],
    policies: [{ name: 'p', vhost: 'schakel' }],
  };
  expect(vanDeHub(definities, 'schakel')).toMatchObject({
    vhosts: [{ name: 'schakel' }],
    users: [{ name: 'gateway', tags: '' }],
    permissions: [{ user: 'gateway', vhost: 'schakel' }],
    queues: [{ name: 'a', vhost: 'schakel' }],
    policies: [{ name: 'p', vhost: 'schakel' }],
  });
  expect(Object.keys(vanDeHub(definities, 'schakel'))).not.toContain('global_parameters');
});
