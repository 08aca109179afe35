import { GatewayTabellen1795357800000 } from './migraties/1795357800000-gateway-tabellen';
import { TakenRegisterHerroepen1795953600000 } from './migraties/1795953600000-taken-register-herroepen';
import { Bewaren1796600000000 } from './migraties/1796600000000-bewaren';
import { Toegang1796700000000 } from './migraties/1796700000000-toegang';
import { Beslissingen1796900000000 } from './migraties/1796900000000-beslissingen';
import { Sleutels1796800000000 } from './migraties/1796800000000-sleutels';
import { TakenVanEerder1797000000000 } from './migraties/1797000000000-taken-van-eerder';
import { JournaalLichter1797100000000 } from './migraties/1797100000000-journaal-lichter';
import { FeitenOverNiemand1797400000000 } from './migraties/1797400000000-feiten-over-niemand';
import { Activeringen1797500000000 } from './migraties/1797500000000-activeringen';
import { Profielen1797600000000 } from './migraties/1797600000000-profielen';

export const migraties = [GatewayTabellen1795357800000, TakenRegisterHerroepen1795953600000, Bewaren1796600000000, Toegang1796700000000, Beslissingen1796900000000, Sleutels1796800000000, TakenVanEerder1797000000000, JournaalLichter1797100000000, FeitenOverNiemand1797400000000, Activeringen1797500000000, Profielen1797600000000];
