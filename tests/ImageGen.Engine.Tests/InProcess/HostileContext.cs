using System.Diagnostics;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>A context with everything that a copy can get wrong: modes, links, times, names.</summary>
public sealed class HostileContext : IDisposable
{
    private const string Script = """
        umask 022
        echo a > a.txt; echo b > b.sh; chmod 755 b.sh
        mkdir -p dir/sub/deep empty many
        echo x > dir/x; echo y > dir/sub/y; echo z > dir/sub/deep/z; echo h > dir/.hidden
        ln -s a.txt link; ln -s dir dirlink; ln -s nowhere broken; ln -s /etc/passwd absolute; ln -s ../a.txt dir/up
        echo s > 'sp ace.txt'; echo u > 'ü.txt'; echo q > "q'uote"; echo r > '[br].txt'; echo t > 'st*r.txt'; echo d > '$dollar'
        echo hard > dir/hard1; ln dir/hard1 dir/hard2; ln dir/hard1 hard3
        echo suid > suid; chmod 4755 suid; mkdir sticky; chmod 1777 sticky; mkdir group; chmod 2750 group; echo g > group/file; chmod 640 group/file
        echo old > old; : > nothing
        mkdir users; echo 'www-data:x:33:44:w:/:/bin/sh' > users/passwd; echo 'staff:x:50:' > users/group
        for i in 1 2 3 4 5; do echo $i > many/$i.txt; echo $i > many/$i.log; done
        name=$(printf 'n%.0s' $(seq 1 120)); mkdir -p "$name/$name"; echo long > "$name/$name/$name"
        mkdir tree; (cd tree; mkdir in; echo t > in/t; ln -s in/t l; ln in/t h; chmod 700 in)
        tar --owner=u:1000 --group=g:1001 --mtime=@1500000000 -cf archive.tar -C tree . && gzip -nk archive.tar && mv archive.tar.gz zipped.tgz
        tar --owner=five:5 --group=six:6 --mtime=@1400000000 -cjf archive.tar.bz2 -C tree in
        rm -r tree; echo 'not an archive' > fake.tar.gz
        printf 'ignored\n*.secret\n!kept.secret\n' > .dockerignore; echo i > ignored; echo s > a.secret; echo k > kept.secret
        find . -mindepth 1 -exec touch -h -d @1600000000 {} +; touch -d @900000000 old; touch -d @1650000000 dir dir/x
        """;

    public HostileContext()
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-ec", Script]) { WorkingDirectory = FullPath })!;
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException("The context cannot be created.");
        }
    }

    public string FullPath { get; } = Directory.CreateTempSubdirectory("imagegen in process ü ").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
