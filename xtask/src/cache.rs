//! The tool cache: one folder per tool and version, put in place whole or not at all.

use crate::error::Error;
use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

pub struct ToolCache {
    root: PathBuf,
}

impl ToolCache {
    pub fn open() -> Result<Self, Error> {
        let root = Self::locate()?;
        fs::create_dir_all(root.join("logs"))
            .map_err(Error::io(format!("making the tool cache {}", root.display())))?;
        // Tools record where they are, so the path must not depend on the current folder.
        let root = root
            .canonicalize()
            .map_err(Error::io(format!("finding the tool cache {}", root.display())))?;
        Ok(Self { root })
    }

    fn locate() -> Result<PathBuf, Error> {
        let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        named("MORENAKU_TOOLS")
            .or_else(|| named("XDG_CACHE_HOME").map(|folder| folder.join("morenaku")))
            .or_else(|| named("HOME").map(|folder| folder.join(".cache/morenaku")))
            .ok_or_else(|| Error::Missing {
                what: "A place for the tools".into(),
                todo: "Set MORENAKU_TOOLS to a folder that may be written.".into(),
            })
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.log"))
    }

    /// The folder of this name, filled by `fill` if it isn't there yet. `fill` gets a temporary folder, which then
    /// takes the name in one move, so an interrupted install leaves nothing that looks finished. Two runs wait for each
    /// other.
    pub fn install(&self, name: &str, fill: impl FnOnce(&Path) -> Result<(), Error>) -> Result<PathBuf, Error> {
        let folder = self.folder(name);
        if folder.is_dir() {
            return Ok(folder);
        }
        let _lock = self.lock()?;
        if folder.is_dir() {
            return Ok(folder);
        }
        let partial = self.root.join(format!(".partial-{name}"));
        if partial.exists() {
            fs::remove_dir_all(&partial).map_err(Error::io(format!("clearing {}", partial.display())))?;
        }
        fs::create_dir_all(&partial).map_err(Error::io(format!("making {}", partial.display())))?;
        fill(&partial)?;
        fs::rename(&partial, &folder).map_err(Error::io(format!("moving {} into place", folder.display())))?;
        Ok(folder)
    }

    /// Held until dropped. The operating system releases it when the process ends, however it ends.
    fn lock(&self) -> Result<File, Error> {
        let path = self.root.join(".lock");
        let doing = || format!("locking {}", path.display());
        let file = File::create(&path).map_err(Error::io(doing()))?;
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => {
                eprintln!("  another run is installing tools into {}: waiting for it", self.root.display())
            }
            Err(TryLockError::Error(source)) => return Err(Error::Io { doing: doing(), source }),
        }
        file.lock().map_err(Error::io(doing()))?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(name: &str) -> ToolCache {
        let root = env::temp_dir().join(format!("xtask-cache-{name}-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        ToolCache { root }
    }

    #[test]
    fn an_install_that_fails_leaves_nothing_that_looks_finished() {
        let cache = cache("fails");
        let failed = cache.install("tool-1", |folder| {
            fs::write(folder.join("half"), "").unwrap();
            Err(Error::Usage("interrupted".into()))
        });
        assert!(failed.is_err());
        assert!(!cache.folder("tool-1").exists());
        let done = cache.install("tool-1", |folder| {
            assert!(!folder.join("half").exists());
            fs::write(folder.join("whole"), "").map_err(Error::io("writing"))
        });
        assert!(done.unwrap().join("whole").exists());
        fs::remove_dir_all(&cache.root).unwrap();
    }

    #[test]
    fn what_is_there_is_not_installed_again() {
        let cache = cache("again");
        cache.install("tool-1", |_| Ok(())).unwrap();
        cache.install("tool-1", |_| panic!("installed twice")).unwrap();
        fs::remove_dir_all(&cache.root).unwrap();
    }
}
