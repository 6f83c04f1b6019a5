/** True for the name of a new file or folder that every file system takes, and that is no path. */
export function isFileName(name: string): boolean {
  return /^[^/\\:*?"<>|\0]{1,100}$/.test(name) && name.trim() === name && !/^\.+$/.test(name);
}
