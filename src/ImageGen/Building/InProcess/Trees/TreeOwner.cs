namespace ImageGen.Building.InProcess.Trees;

/// <summary>The owner of copied files.</summary>
/// <param name="UserId">The number of the user.</param>
/// <param name="GroupId">The number of the group.</param>
internal sealed record TreeOwner(long UserId, long GroupId);
