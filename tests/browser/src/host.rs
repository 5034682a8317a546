//! The real nginx, Apache and Caddy of Debian's packages with the very files of `deploy/`: only port, folders and
//! modules come from here.

use crate::eyes::{PATIENCE, PAUSE};
use crate::{Failure, places};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::sleep;

const N_TRIES: usize = 3;
/// Those that Debian switches on, as far as they have a say in what is sent, and the two that `deploy/` asks for.
const MODULES: [&str; 13] = [
    "alias",
    "authz_core",
    "autoindex",
    "deflate",
    "dir",
    "env",
    "filter",
    "headers",
    "mime",
    "mpm_event",
    "negotiation",
    "rewrite",
    "setenvif",
];
/// What Debian's settings say of compressed files, and worse: none of it may show in the page.
const OTHERS_SETTINGS: &str = "AddType application/x-gzip .gz .tgz\n\
    AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/wasm image/svg+xml\n";
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const OTHERS_TYPES: &str = "application/gzip gz\ntext/plain js webmanifest\napplication/octet-stream wasm br\n";

/// A server that people use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    /// With the module and the line that `deploy/` offers beyond the usual.
    NginxBrotli,
    Apache,
    Caddy,
}

/// One of them, at work on this machine until it is dropped.
pub struct Host {
    command: Command,
    process: Child,
    port: u16,
    mount: String,
    folder: TempDir,
}

impl Kind {
    /// Whether this machine has it. The module is Debian's; other systems may do without.
    pub fn is_here(self) -> bool {
        self != Self::NginxBrotli || Path::new(NGINX_BROTLI).is_file()
    }
}

impl Host {
    /// Serves the page under a path such as `/` or `/tools/morenaku/`. Where another program was quicker to take the
    /// port, it is tried again.
    pub async fn start(kind: Kind, mount: &str) -> Result<Self, Failure> {
        for _ in 1..N_TRIES {
            if let Ok(host) = Self::try_start(kind, mount).await {
                return Ok(host);
            }
        }
        Self::try_start(kind, mount).await
    }

    async fn try_start(kind: Kind, mount: &str) -> Result<Self, Failure> {
        let doing = || format!("starting {kind:?} (`cargo xtask test` installs it)");
        let folder = tempfile::Builder::new()
            .prefix("morenaku-host-")
            .tempdir()
            .map_err(Failure::io(doing()))?;
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .map_err(Failure::io(doing()))?
            .port();
        let site = folder.path().join("site");
        copy(&places::dist()?, &site)?;
        let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
        let mut command = match kind {
            Kind::Nginx | Kind::NginxBrotli => {
                nginx(folder.path(), &deploy, &site, port, mount, kind == Kind::NginxBrotli)?
            }
            Kind::Apache => apache(folder.path(), &deploy, &site, port, mount)?,
            Kind::Caddy => caddy(folder.path(), &deploy, &site, port, mount)?,
        };
        let log = fs::File::create(folder.path().join("log")).map_err(Failure::io(doing()))?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).process_group(0);
        let process = command.spawn().map_err(Failure::io(doing()))?;
        let mut host = Self { command, process, port, mount: mount.to_owned(), folder };
        host.wait().await?;
        Ok(host)
    }

    async fn wait(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            let is_over = self
                .process
                .try_wait()
                .map_err(Failure::io("looking after a web server"))?
                .is_some();
            if is_over || started.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                return Err(Failure::Misbehaved(format!("{:?} did not start: {log}", self.command)));
            }
            sleep(PAUSE).await;
        }
        Ok(())
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Puts a file beside those of the page, as an administrator does.
    pub fn put(&self, name: &str, text: &str) -> Result<(), Failure> {
        write(self.folder.path().join("site").join(name), text).map(drop)
    }

    /// The address of something in the page, by a host name that leads to this machine.
    pub fn address(&self, name: &str, path: &str) -> String {
        format!("http://{name}:{}{}{path}", self.port, self.mount)
    }

    /// Answers nothing any more.
    pub async fn stop(&mut self) {
        self.end();
        let _ = self.process.wait().await;
    }

    /// Servers leave the work to others: all of the group have to end, or they go on answering.
    fn end(&self) {
        if let Some(group) = self.process.id() {
            // It may have ended already.
            let _ = std::process::Command::new("sh")
                .args(["-c", "kill -s KILL -- -$0", &group.to_string()])
                .status();
        }
    }

    /// Answers again.
    pub async fn resume(&mut self) -> Result<(), Failure> {
        self.process = self.command.spawn().map_err(Failure::io("starting a web server again"))?;
        self.wait().await
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.end();
    }
}

fn write(path: PathBuf, text: &str) -> Result<PathBuf, Failure> {
    fs::write(&path, text).map_err(Failure::io(format!("writing {}", path.display())))?;
    Ok(path)
}

/// Where a server is: Debian has them in a folder that is not on the PATH of ordinary users.
fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    folders
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| name.into())
}

fn nginx(
    folder: &Path,
    deploy: &Path,
    site: &Path,
    port: u16,
    mount: &str,
    has_brotli: bool,
) -> Result<Command, Failure> {
    let (at, deploy, site) = (folder.display(), deploy.display(), site.display());
    let (module, line) = if has_brotli {
        (format!("load_module {NGINX_BROTLI};\n"), "brotli_static on;\n")
    } else {
        (String::new(), "")
    };
    let config = write(
        folder.join("nginx.conf"),
        &format!(
            "{module}worker_processes 1;\ndaemon off;\nuser root;\npid {at}/pid;\nerror_log {at}/log;\nevents {{}}\nhttp {{\naccess_log off;\n\
             client_body_temp_path {at}/t1;\nproxy_temp_path {at}/t2;\nfastcgi_temp_path {at}/t3;\nuwsgi_temp_path {at}/t4;\nscgi_temp_path {at}/t5;\n\
             include {deploy}/nginx/morenaku-http.conf;\nserver {{\nlisten 127.0.0.1:{port};\n\
             location {mount} {{\nalias {site}/;\ninclude {deploy}/nginx/morenaku.conf;\n{line}}}\n}}\n}}\n"
        ),
    )?;
    let mut command = Command::new(program("nginx"));
    command.arg("-c").arg(config).arg("-e").arg(folder.join("log"));
    Ok(command)
}

fn apache(folder: &Path, deploy: &Path, site: &Path, port: u16, mount: &str) -> Result<Command, Failure> {
    // Started as root, it serves as somebody who may do nothing.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
        .map_err(Failure::io(format!("opening {}", folder.display())))?;
    let htaccess = deploy.join("apache/.htaccess");
    fs::copy(&htaccess, site.join(".htaccess")).map_err(Failure::io(format!("copying {}", htaccess.display())))?;
    let modules: String = MODULES
        .iter()
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .collect();
    let types = write(folder.join("mime.types"), OTHERS_TYPES)?;
    let (at, site, types) = (folder.display(), site.display(), types.display());
    let config = write(
        folder.join("apache.conf"),
        &format!(
            "{modules}User nobody\nGroup nogroup\nServerName intranet.example\nServerRoot {at}\nPidFile {at}/pid\nErrorLog {at}/log\nDefaultRuntimeDir {at}\nListen 127.0.0.1:{port}\n\
             TypesConfig {types}\n{OTHERS_SETTINGS}DocumentRoot {at}\nAlias {mount} {site}/\n<Directory {site}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        ),
    )?;
    let mut command = Command::new(program("apache2"));
    command.arg("-f").arg(config).arg("-D").arg("FOREGROUND");
    Ok(command)
}

fn caddy(folder: &Path, deploy: &Path, site: &Path, port: u16, mount: &str) -> Result<Command, Failure> {
    let path = deploy.join("caddy/Caddyfile");
    let file = fs::read_to_string(&path).map_err(Failure::io(format!("reading {}", path.display())))?;
    // Put in place as its reader is told to: the name of the site; under a sub-path the lines at the end.
    let other = || Failure::Misbehaved(format!("{} has another form than the tests know.", path.display()));
    let (before, rest) = file.split_once("http://localhost:8080 {\n").ok_or_else(other)?;
    let rest = rest.replace("/srv/morenaku/site", "{site}");
    let (root, beneath) = rest.split_once("\n}\n").ok_or_else(other)?;
    let beneath: String = beneath
        .lines()
        .filter_map(|line| line.strip_prefix("#\t"))
        .map(|line| format!("{line}\n"))
        .collect();
    let lines = if mount == "/" { root.to_owned() } else { beneath.replace("/morenaku", mount.trim_end_matches('/')) };
    let lines = lines.replace("{site}", &site.display().to_string());
    let at = folder.display();
    let config = write(
        folder.join("Caddyfile"),
        &format!(
            "{{\nadmin off\nauto_https off\nstorage file_system {at}\n}}\n{before}\nhttp://:{port} {{\nbind 127.0.0.1\n{lines}\n}}\n"
        ),
    )?;
    let mut command = Command::new(program("caddy"));
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(config)
        .env("HOME", folder);
    Ok(command)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let doing = || format!("copying {}", from.display());
    fs::create_dir_all(to).map_err(Failure::io(doing()))?;
    for entry in fs::read_dir(from).map_err(Failure::io(doing()))? {
        let entry = entry.map_err(Failure::io(doing()))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(Failure::io(doing()))?;
        }
    }
    Ok(())
}
