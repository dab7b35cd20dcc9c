import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * As little menu as the system allows, because a hand scanner types: a key that reloads the page or closes the window would be one
 * strange label away. macOS needs a menu for quitting and for copy and paste.
 */
export function setMenu(platform: NodeJS.Platform, developer: boolean): void {
  const template: MenuItemConstructorOptions[] = [];
  if (platform === 'darwin') template.push({ role: 'appMenu' }, { role: 'editMenu' });
  if (developer) template.push({ role: 'viewMenu' });
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
}
