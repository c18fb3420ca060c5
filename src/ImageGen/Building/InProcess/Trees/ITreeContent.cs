namespace ImageGen.Building.InProcess.Trees;

/// <summary>The content of a file of an image.</summary>
internal interface ITreeContent
{
    /// <summary>Makes the content available, if it is not yet.</summary>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Opens the content, which was prepared.</summary>
    /// <exception cref="BuildContextException">The file of the context changed, or cannot be read.</exception>
    Stream Open();
}
