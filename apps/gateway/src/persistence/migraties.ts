import { GatewayTabellen1795357800000 } from './migraties/1795357800000-gateway-tabellen';

export const migraties = [GatewayTabellen1795357800000];
