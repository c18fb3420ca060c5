using ImageGen.Progress;

namespace ImageGen.Auto;

/// <summary>The right to publish a project. Two publishes of one project at the same time would write to the same intermediate folder.</summary>
internal sealed class PublishLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A longer wait is reported.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FileStream _file;

    private PublishLock(FileStream file) => _file = file;

    public static async Task<PublishLock> TakeAsync(string project, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetDirectoryName(project)!, "obj", "imagegen", "publish.lock");
        var started = TimeProvider.System.GetTimestamp();
        var isReported = false;
        while (true)
        {
            try
            {
                return new PublishLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }

            if (!isReported && TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                isReported = true;
                progress.Report(new BuildWarning($"Another build publishes '{project}'. This one waits for it."));
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
