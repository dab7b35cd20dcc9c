/** The metadata keys of our own, which travel with every claim: the box's ID, the station's, and who scanned it. */
export const BOX_KEY = 'claimstation_box';
export const STATION_KEY = 'claimstation_station';
export const OPERATOR_KEY = 'claimstation_operator';
