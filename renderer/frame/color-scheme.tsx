import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useStationView } from '../connection/station.tsx';

/** Light or dark as the station remembers it. Mantine keeps a copy in this window, so that the next start does not flash. */
export function ColorScheme(): null {
  const { colorScheme } = useStationView().settings;
  const { setColorScheme, colorScheme: shown } = useMantineColorScheme();
  useEffect(() => {
    if (shown !== colorScheme) setColorScheme(colorScheme);
  }, [shown, colorScheme, setColorScheme]);
  return null;
}
