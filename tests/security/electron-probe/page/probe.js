// Keeps what the host says, and says a last word when the page goes.
window.heard = [];
window.stetHost.on((event) => window.heard.push(event));
window.addEventListener('pagehide', () => {
  window.stetHost.call('note', { text: 'last word of the page' });
});
window.ready = window.stetHost.call('app.info', {});
