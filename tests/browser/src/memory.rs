//! What the browser keeps for the page: localStorage, read and written from outside.

use crate::{Failure, Visitor};

/// Empties the browser's storage, as people do who clear the data of a site: what is in the journal goes too.
pub const FORGET_ALL: &str = "localStorage.clear();
    return new Promise(done => {
        const asked = indexedDB.deleteDatabase('morenaku');
        asked.onsuccess = asked.onerror = asked.onblocked = () => done(true);
    })";

impl Visitor {
    /// See [`FORGET_ALL`].
    pub async fn forget_all(&self) -> Result<(), Failure> {
        self.js(FORGET_ALL, vec![]).await.map(drop)
    }

    pub async fn stored(&self, key: &str) -> Result<Option<String>, Failure> {
        Ok(self
            .js("return localStorage.getItem(arguments[0])", vec![key.into()])
            .await?
            .as_str()
            .map(str::to_owned))
    }

    pub async fn stored_keys(&self) -> Result<Vec<String>, Failure> {
        let keys = self.js("return Object.keys(localStorage).sort()", vec![]).await?;
        Ok(keys
            .as_array()
            .map(|keys| keys.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect())
            .unwrap_or_default())
    }

    pub async fn store(&self, key: &str, value: &str) -> Result<(), Failure> {
        self.js("localStorage.setItem(arguments[0], arguments[1])", vec![key.into(), value.into()])
            .await
            .map(drop)
    }

    pub async fn forget(&self, key: &str) -> Result<(), Failure> {
        self.js("localStorage.removeItem(arguments[0])", vec![key.into()])
            .await
            .map(drop)
    }

    /// Fills the storage under a key of someone else's until not even one character more fits.
    pub async fn fill_storage(&self) -> Result<(), Failure> {
        let script = "let size = 8 << 20, all = '';
            while (size >= 1) {
              try { localStorage.setItem('another-app', all + 'x'.repeat(size)); all += 'x'.repeat(size); } catch { size = size >> 1; }
            }";
        self.js(script, vec![]).await.map(drop)
    }
}
