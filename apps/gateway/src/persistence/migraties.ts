import { GatewayTabellen1795357800000 } from './migraties/1795357800000-gateway-tabellen';
import { TakenRegisterHerroepen1795953600000 } from './migraties/1795953600000-taken-register-herroepen';

export const migraties = [GatewayTabellen1795357800000, TakenRegisterHerroepen1795953600000];
