using System.Diagnostics;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>A folder with everything in it that clients get wrong.</summary>
/// <remarks>
/// The stage <c>all</c> takes everything; for <c>parts</c>, a client resolves links and wildcards itself, and sends no more than that.
/// </remarks>
internal sealed class HostileFolder : IDisposable
{
    // The shell and the tools of the system make what the framework cannot.
    private const string Script =
        """
        set -e
        mkdir -p real/inner tree/.hidden tree/kept tree/empty ignored/deep 'tree/with space' tree/sticky tree/group
        echo a > real/a; echo b > real/inner/b; echo c > real/c
        ln -s real link; ln -s real other; ln -s ../real/inner tree/inner; ln -s other/a file-link
        ln -s nowhere tree/broken; ln -s /etc/passwd tree/absolute; ln -s . tree/self; ln -s loop tree/loop
        echo shared > tree/first; ln tree/first tree/second; ln tree/first 'tree/with space/third'
        mkfifo -m 640 tree/fifo
        echo suid > tree/suid; chmod 4755 tree/suid; chmod 1777 tree/sticky; chmod 2750 tree/group
        echo old > tree/old; touch -d '1969-12-31 23:59:58.123456789 UTC' tree/old
        echo new > tree/new; touch -d '2040-02-29 12:00:00.999999999 UTC' tree/new
        : > tree/none; echo x > tree/.hidden/x; chmod 0 tree/.hidden/x
        for n in '😀.txt' 'ｆｕｌｌ.txt' 'ﬀ.txt' 'a,b.txt' 'e[x].txt' 'star*.txt' 'q?.txt' 'back\slash' '-dash' "quote'\"" 'ü.txt'; do echo "$n" > "tree/$n"; done
        echo no > ignored/no; echo yes > ignored/deep/yes.txt; echo no > ignored/deep/no; echo no > 'tree/no.😀'; echo yes > 'tree/kept/yes.😀'
        cat > .dockerignore <<'END'
        # Wildcards, exceptions to them, and names beyond ASCII.
        ignored
        !ignored/deep/*.txt
        **/*.😀
        !tree/kept/*.😀
        tree/none/
        END
        """;

    private const string Dockerfile =
        """
        FROM $BASE AS all
        COPY new-each-time /
        COPY . /all
        FROM $BASE AS parts
        COPY new-each-time /
        COPY link/inner/b /over-a-link/
        COPY file-link /file-link
        COPY tree/*.txt /wildcard/
        COPY ["tree/e[[]x].txt", "tree/a,b.txt", "/names/"]
        COPY tree/ignored* ignored /ignored/
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-hostile-");

    public HostileFolder()
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script]) { WorkingDirectory = FullPath })!;
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException("The folder could not be made.");
        }

        File.WriteAllText(Path.Join(FullPath, "Dockerfile"), Dockerfile.Replace("$BASE", EngineEnvironment.BaseImage.ToString(), StringComparison.Ordinal));
        // No cache knows these, nor any step after it.
        var content = Guid.NewGuid().ToString();
        File.WriteAllText(Path.Join(FullPath, "new-each-time"), content);
        File.WriteAllText(Path.Join(FullPath, "tree", "new-each-time"), content);
    }

    public string FullPath => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
